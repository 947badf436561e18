// Who: the organization with its calendar and zone, its teams and its people.
#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "domain/calendar.h"

namespace koers::domain {

/// A title in Dutch and English; one of the two may be empty.
struct Label {
  std::string nl;
  std::string en;

  /// The text in a language ("nl" or "en"), else in the other one.
  [[nodiscard]] const std::string& in(std::string_view language) const {
    const std::string& wanted = language == "nl" ? nl : en;
    return wanted.empty() ? (language == "nl" ? en : nl) : wanted;
  }
  [[nodiscard]] bool is_empty() const { return nl.empty() && en.empty(); }
  friend bool operator==(const Label&, const Label&) = default;
};

/// Whether objectives of single people exist in this organization. Off until somebody turns it on.
enum class IndividualLevel : std::uint8_t { off, on };
[[nodiscard]] std::string_view name_of(IndividualLevel level);

struct Organization {
  Label name;
  std::string locale = "nl";                  ///< "nl" or "en".
  std::string timezone = "Europe/Amsterdam";  ///< IANA.
  std::string currency = "EUR";               ///< ISO 4217.
  Calendar calendar;
  bool is_demo = false;  ///< The page says so in a banner.
  IndividualLevel individual_level = IndividualLevel::off;
  friend bool operator==(const Organization&, const Organization&) = default;
};

struct Team {
  Id<Team> id;
  Label name;
  Id<Team> parent;  ///< Empty: at the top.
  friend bool operator==(const Team&, const Team&) = default;
};

struct Person {
  Id<Person> id;
  std::string name;
  std::string email;
  std::vector<Id<Team>> teams;
  friend bool operator==(const Person&, const Person&) = default;
};

}  // namespace koers::domain
