// The grammar of plan files as tables: which keys an object has, what may stand at each, and what
// belongs to later versions. The decoder reads by these tables and the JSON Schema is made of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace koers::planfile {

/// What may stand at a key.
enum class Form : std::uint8_t {
  text,         ///< One text; a bare number counts as its text.
  label,        ///< A text in the organization's language, or {nl, en}.
  slug,         ///< An id.
  slugs,        ///< Ids: a list, or one by itself.
  texts,        ///< Texts: a list, or one by itself.
  number,       ///< A finite number, without quotes.
  whole,        ///< A whole number.
  truth,        ///< true or false.
  choice,       ///< One of `choices`.
  date,         ///< 2026-02-14.
  dates,        ///< A list of dates.
  month_day,    ///< A day of every year: 04-06.
  period,       ///< 2026, 2026-H1, 2026-Q1, 2026-02, 2026-W07, 2026-02-14, FY2026-Q1.
  target,       ///< A comparison and a number: "<= 10".
  goal_target,  ///< The same, a mapping of `goal_target_shape`, or a list of `dated_target_shape`.
  words,        ///< A mapping of texts to texts.
  object,       ///< A mapping by `shape`.
  objects,      ///< A list of mappings by `shape`.
};

enum class Need : std::uint8_t { optional, required };

struct Shape;

/// A value that is known but not in this version, and what to write today.
struct Later {
  std::string_view value;
  std::string_view instead;
};

struct Key {
  std::string_view name;
  std::vector<Form> forms;  ///< Any of these. Empty: the key is not in this version.
  Need need = Need::optional;
  std::string_view meaning;                    ///< One sentence for editors.
  std::vector<std::string_view> choices;       ///< For Form::choice.
  std::vector<Later> later;                    ///< Choices of later versions.
  const Shape* shape = nullptr;                ///< For Form::object and Form::objects.
  std::vector<std::string_view> only_for;      ///< Variants that may have it; empty: all.
  std::vector<std::string_view> required_for;  ///< Variants that must have it.
  std::string_view instead;  ///< What to write where the key is not in this version.
  std::string_view refusal;  ///< The complaint where a key cannot be in any version.
  std::string_view missing =
      "plan.missing_key";  ///< The complaint where a required key is not there.

  [[nodiscard]] bool is_later() const { return forms.empty(); }
  [[nodiscard]] bool allows(Form form) const;
};

/// One kind of mapping. `discriminator` names the key whose value is the variant; empty: there is
/// one variant.
struct Shape {
  std::string_view name;
  std::string_view meaning;
  std::string_view discriminator;
  std::vector<Key> keys;

  /// The key of a name, or nullptr.
  [[nodiscard]] const Key* find(std::string_view key) const;
  /// Names of the keys of this version.
  [[nodiscard]] std::vector<std::string_view> names() const;
};

/// Lists of keys as one, in order: long tables are written in parts.
[[nodiscard]] std::vector<Key> joined(const std::vector<std::vector<Key>>& parts);

[[nodiscard]] const Shape& plan_file_shape();
[[nodiscard]] const Shape& label_shape();
[[nodiscard]] const Shape& organization_shape();
[[nodiscard]] const Shape& calendar_shape();
[[nodiscard]] const Shape& holidays_shape();
[[nodiscard]] const Shape& team_shape();
[[nodiscard]] const Shape& person_shape();
[[nodiscard]] const Shape& plan_shape();
[[nodiscard]] const Shape& objective_shape();
[[nodiscard]] const Shape& parent_shape();
[[nodiscard]] const Shape& scoring_shape();
[[nodiscard]] const Shape& key_result_shape();
[[nodiscard]] const Shape& milestone_shape();
[[nodiscard]] const Shape& assessed_shape();
[[nodiscard]] const Shape& source_shape();
[[nodiscard]] const Shape& csv_shape();
[[nodiscard]] const Shape& latest_per_shape();
[[nodiscard]] const Shape& metric_shape();
[[nodiscard]] const Shape& agg_params_shape();
[[nodiscard]] const Shape& dimension_shape();
[[nodiscard]] const Shape& kpi_shape();
[[nodiscard]] const Shape& guard_shape();
[[nodiscard]] const Shape& initiative_shape();
[[nodiscard]] const Shape& effect_shape();
[[nodiscard]] const Shape& goal_shape();
[[nodiscard]] const Shape& goal_target_shape();
[[nodiscard]] const Shape& dated_target_shape();
[[nodiscard]] const Shape& waypoint_shape();
[[nodiscard]] const Shape& baseline_shape();
[[nodiscard]] const Shape& policy_shape();

}  // namespace koers::planfile
