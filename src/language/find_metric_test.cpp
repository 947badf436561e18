// Looking a noun phrase up: what must be found, how surely, and what must not be.
#include "language/find_metric.h"

#include <doctest/doctest.h>

namespace koers::language {
namespace {

std::string found(std::string_view phrase) {
  const auto metric = find_metric(phrase);
  return metric ? std::string(metric->metric->id) : "none";
}

Certainty certainty(std::string_view phrase) {
  const auto metric = find_metric(phrase);
  REQUIRE_MESSAGE(metric.has_value(), phrase);
  return metric->certainty;
}

// Every unambiguous name of a metric.
std::vector<std::string_view> names_of(const domain::CatalogMetric& metric) {
  std::vector<std::string_view> names{metric.label.nl, metric.label.en};
  names.insert(names.end(), metric.abbreviations.begin(), metric.abbreviations.end());
  names.insert(names.end(), metric.synonyms.nl.begin(), metric.synonyms.nl.end());
  names.insert(names.end(), metric.synonyms.en.begin(), metric.synonyms.en.end());
  return names;
}

}  // namespace

TEST_CASE("every name of the catalogue names its metric, and nothing else") {
  for (const domain::CatalogMetric& metric : domain::catalog()) {
    for (const std::string_view name : names_of(metric)) {
      INFO(name);
      CHECK(found(name) == metric.id);
      CHECK(certainty(name) == Certainty::exact);
      CHECK_FALSE(find_metric(name)->is_ambiguous());
    }
  }
}

TEST_CASE("an ambiguous name gives the likeliest metric and all that it can mean") {
  for (const domain::AmbiguousName& ambiguous : domain::ambiguous_names()) {
    for (const auto list : {ambiguous.names.nl, ambiguous.names.en}) {
      for (const std::string_view name : list) {
        INFO(name);
        const auto metric = find_metric(name);
        REQUIRE(metric.has_value());
        CHECK(metric->metric->id == ambiguous.metrics.front());
        CHECK(metric->is_ambiguous());
      }
    }
  }
  CHECK(find_metric("het aantal klachten")->candidates.front() == "tickets_submitted");
  CHECK(find_metric("winstverhouding")->candidates.size() == 2);
}

TEST_CASE("case, accents, articles and plural make no difference") {
  CHECK(found("De Gemiddelde Oplostijd van een Ticket") == "avg_resolution_time");
  CHECK(found("de financiele adem") == "runway");
  CHECK(found("our customer satisfaction scores") == "csat");
  CHECK(found("de betalende klant") == "paying_customers");
  CHECK(certainty("the Net Promoter Scores") == Certainty::exact);
}

TEST_CASE("words may be joined, split or in another order") {
  CHECK(found("klant tevredenheid") == "csat");
  CHECK(found("medewerkers-tevredenheid") == "employee_satisfaction");
  CHECK(found("klantenverloop") == "customer_churn");
  CHECK(found("verloop van onze klanten") == "customer_churn");
  CHECK(found("retention rate of customers") == "customer_retention");
  CHECK(found("website-verkeer") == "website_traffic");
  CHECK(found("leadtime") == "lead_time");
  CHECK(certainty("rate of customer churn") == Certainty::variant);
}

TEST_CASE("fillers make no difference where they fit the metric") {
  CHECK(found("het totale aantal nieuwe klanten") == "new_customers");
  CHECK(found("the average deal size") == "average_deal_size");
  CHECK(found("percentage klanttevredenheid") == "csat");
  CHECK(found("gemiddelde omzet") == "revenue");
  CHECK(found("monthly churn rate") == "customer_churn");
  // A share of what is counted, and a number of what is a share, are other metrics.
  CHECK(found("percentage gekwalificeerde leads") == "none");
  CHECK(found("aantal heropende tickets") == "none");
}

TEST_CASE("a misspelled name is a guess") {
  CHECK(found("klanttevredenhied") == "csat");
  CHECK(certainty("klanttevredenhied") == Certainty::approximate);
  CHECK(found("average resoluton time") == "avg_resolution_time");
  CHECK(found("markt aandeel") == "market_share");
  CHECK(found("markaandeel") == "market_share");
  CHECK(found("omzte") == "revenue");
}

TEST_CASE("a qualification after a name is kept apart") {
  const auto metric = find_metric("omzet uit nieuwe producten");
  REQUIRE(metric.has_value());
  CHECK(metric->metric->id == "revenue");
  CHECK(metric->certainty == Certainty::approximate);
  CHECK(metric->qualification == "uit nieuwe producten");
  CHECK(found("klanttevredenheid van zakelijke relaties in Duitsland") == "csat");
  CHECK(find_metric("verkeer op de website")->qualification.empty());
}

TEST_CASE("words that name no metric find none") {
  for (const std::string_view phrase : {"tevreden bezoekers per koffieautomaat",
                                        "newsletter subscribers",
                                        "calls made",
                                        "omzet per vestiging",
                                        "telefoontjes",
                                        "opgeloste tickets",
                                        "resolved tickets",
                                        "inactive users",
                                        "market",
                                        "markt",
                                        "tijd",
                                        "kwaliteit",
                                        "customer support",
                                        "een positieve buzz",
                                        "kosten",
                                        "number",
                                        "rate",
                                        "percentage",
                                        "gemiddelde",
                                        "",
                                        " ",
                                        "de",
                                        "%",
                                        "10",
                                        "a b c d e f",
                                        "winst",
                                        "profit"}) {
    INFO(phrase);
    CHECK(found(phrase) == "none");
  }
}

TEST_CASE("responding and resolving, traffic and page views, share and penetration stay apart") {
  CHECK(found("time to first response") == "frt");
  CHECK(found("time to resolve a ticket") == "avg_resolution_time");
  CHECK(found("unieke paginaweergaven") == "unique_pageviews");
  CHECK(found("websiteverkeer") == "website_traffic");
  CHECK(found("market share") == "market_share");
  CHECK(found("market penetration") == "market_penetration");
  CHECK(find_metric("tijd om op tickets te reageren")->is_ambiguous());
}

}  // namespace koers::language
