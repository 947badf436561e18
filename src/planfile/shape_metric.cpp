// The tables of sources and metrics. Words of dbt's semantic layer where it has them.
#include "planfile/choices.h"
#include "planfile/shape.h"

namespace koers::planfile {
namespace {

// Keys of every metric: what it is.
std::vector<Key> about_keys() {
  return {
      {.name = "name", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
      {.name = "from_catalog",
       .forms = {Form::text},
       .meaning = "The metric of the catalogue that gives what is not written here: label, unit, "
                  "direction, time. koers catalog lists them."},
      {.name = "label", .forms = {Form::label}, .meaning = "Its title."},
      {.name = "description", .forms = {Form::text}, .meaning = "What it means, in words."},
      {.name = "type",
       .forms = {Form::choice},
       .need = Need::required,
       .meaning = "How it is computed.",
       .choices = {"manual", "simple", "stock", "ratio", "sql", "derived"},
       .later = {{"retention", "type: sql"},
                 {"cumulative", "type: sql"},
                 {"survey", "type: ratio"}}},
  };
}

// Keys of metrics that are made of rows.
std::vector<Key> row_keys() {
  return {
      {.name = "source",
       .forms = {Form::slug},
       .meaning = "The source of its rows.",
       .only_for = {"simple", "stock"},
       .required_for = {"simple", "stock"}},
      {.name = "agg",
       .forms = {Form::choice},
       .meaning = "How rows become one number. Default: count.",
       .choices = names_of(all_aggregations),
       .only_for = {"simple", "stock"}},
      {.name = "agg_params",
       .forms = {Form::object},
       .meaning = "For agg: percentile.",
       .shape = &agg_params_shape(),
       .only_for = {"simple"}},
      {.name = "expr",
       .forms = {Form::text},
       .meaning = "SQL of what is aggregated; count needs none.",
       .only_for = {"simple", "stock"}},
      {.name = "agg_time_dimension",
       .forms = {Form::text},
       .meaning = "SQL of the time that puts a row in a period.",
       .only_for = {"simple"},
       .required_for = {"simple"}},
      {.name = "valid_from",
       .forms = {Form::text},
       .meaning = "SQL of the moment from which a row counts.",
       .only_for = {"stock"},
       .required_for = {"stock"}},
      {.name = "valid_to",
       .forms = {Form::text},
       .meaning = "SQL of the moment up to which it counts; null: still.",
       .only_for = {"stock"}},
      {.name = "filter",
       .forms = {Form::text},
       .meaning = "SQL condition on rows.",
       .only_for = {"simple", "stock"}},
  };
}

// Keys of ratios, statements and typed values.
std::vector<Key> other_type_keys() {
  return {
      {.name = "numerator",
       .forms = {Form::slug},
       .meaning = "The metric above the line.",
       .only_for = {"ratio"},
       .required_for = {"ratio"}},
      {.name = "denominator",
       .forms = {Form::slug},
       .meaning = "The metric below the line.",
       .only_for = {"ratio"},
       .required_for = {"ratio"}},
      {.name = "sources",
       .forms = {Form::slugs},
       .meaning = "Tables that the statement may name.",
       .only_for = {"sql"},
       .required_for = {"sql"}},
      {.name = "sql",
       .forms = {Form::text},
       .meaning = "One SELECT with {{start}} and {{end}}.",
       .only_for = {"sql"},
       .required_for = {"sql"}},
      {.name = "formula",
       .forms = {Form::text},
       .meaning =
           "Of other metrics: 100 * profit / revenue, revenue - offset(revenue, 1 year). + - * "
           "/ with spaces around the minus; abs, min, max, coalesce.",
       .only_for = {"derived"},
       .required_for = {"derived"}},
      {.name = "grain",
       .forms = {Form::choice},
       .meaning = "The period that one typed value is about.",
       .choices = names_of(all_grains),
       .only_for = {"manual"},
       .required_for = {"manual"}},
      {.name = "time",
       .forms = {Form::choice},
       .meaning = "How typed values make that of a longer period.",
       .choices = names_of(all_time_aggregations),
       .only_for = {"manual"}},
  };
}

// Keys that say how values are shown and grouped, and those of later versions.
std::vector<Key> shown_keys() {
  return {
      {.name = "dimensions",
       .forms = {Form::texts, Form::objects},
       .meaning = "What values may be grouped by.",
       .shape = &dimension_shape(),
       .only_for = {"simple", "stock", "ratio"}},
      {.name = "unit",
       .forms = {Form::text},
       .meaning = "hour, percent (0 to 100), EUR, count, or a word of your own."},
      {.name = "direction",
       .forms = {Form::choice},
       .meaning = "Which way is better. Default: up.",
       .choices = names_of(all_directions)},
      {.name = "signal_rules",
       .forms = {Form::choice},
       .meaning =
           "By which rules values stand out on its process chart: the four of Koers, or those "
           "of Western Electric (1956) or Nelson (1984), which see more and cry wolf more "
           "often. Default: koers.",
       .choices = names_of(all_signal_rules)},
      {.name = "central_line",
       .forms = {Form::choice},
       .meaning =
           "What its values vary around on its process chart: one level (mean), or a straight "
           "line for what rises or falls steadily (trend). Default: mean.",
       .choices = names_of(all_central_lines)},
      {.name = "fill",
       .forms = {Form::number},
       .meaning = "The value of a period without rows.",
       .only_for = {"simple", "stock", "ratio", "sql"}},
      {.name = "lag_days",
       .forms = {Form::whole},
       .meaning = "For how many days after its end the value of a period may still change: it is "
                  "provisional until then. Default: 0."},
      {.name = "score", .instead = "type: ratio"},
  };
}

}  // namespace

const Shape& source_shape() {
  static const Shape shape{
      .name = "source",
      .meaning = "A file, or a glob of files, of rows.",
      .keys = {
          {.name = "id", .forms = {Form::slug}, .need = Need::required, .meaning = "Its id."},
          {.name = "type",
           .forms = {Form::choice},
           .meaning = "What kind of source. Default: file.",
           .choices = {"file"},
           .later = {{"postgres", "type: file"},
                     {"clickhouse", "type: file"},
                     {"http", "type: file"},
                     {"duckdb", "type: file"}}},
          {.name = "path",
           .forms = {Form::text},
           .need = Need::required,
           .meaning = "Relative to this file; globs, gz and zst; ${NAME:-default} comes from the "
                      "environment."},
          {.name = "format",
           .forms = {Form::choice},
           .meaning = "Default: by the name of the file.",
           .choices = {"csv", "tsv", "parquet", "json"}},
          {.name = "csv",
           .forms = {Form::object},
           .meaning = "How delimited text is read; the rest is detected.",
           .shape = &csv_shape()},
          {.name = "columns",
           .forms = {Form::words},
           .meaning = "Types of columns, over what was detected."},
          {.name = "latest_per",
           .forms = {Form::object},
           .meaning = "Audit logs: keep the latest row of every key.",
           .shape = &latest_per_shape()},
          {.name = "timezone",
           .forms = {Form::text},
           .meaning = "Zone of timestamps that have none; default: as written."},
          {.name = "url", .instead = "path"},
          {.name = "query", .instead = "metrics: [{type: sql, sql: …}]"},
      }};
  return shape;
}

const Shape& csv_shape() {
  static const Shape shape{
      .name = "csv",
      .meaning = "How delimited text is read. What is left out is detected.",
      .keys = {
          {.name = "delimiter", .forms = {Form::text}, .meaning = "Between fields: one character."},
          {.name = "quote", .forms = {Form::text}, .meaning = "Around fields: one character."},
          {.name = "null", .forms = {Form::text}, .meaning = "The text that means no value."},
          {.name = "decimal",
           .forms = {Form::choice},
           .meaning = "The decimal mark.",
           .choices = {".", ","}},
          {.name = "date_format", .forms = {Form::text}, .meaning = "Such as %d/%m/%Y."},
          {.name = "timestamp_format", .forms = {Form::text}, .meaning = "Such as %d/%m/%Y %H:%M."},
      }};
  return shape;
}

const Shape& latest_per_shape() {
  static const Shape shape{.name = "latest_per",
                           .meaning = "Keeps the row with the highest order_by of every key.",
                           .keys = {
                               {.name = "key",
                                .forms = {Form::text},
                                .need = Need::required,
                                .meaning = "The column that says what a row is about."},
                               {.name = "order_by",
                                .forms = {Form::texts},
                                .need = Need::required,
                                .meaning = "The columns that say which row is later."},
                           }};
  return shape;
}

const Shape& dimension_shape() {
  static const Shape shape{
      .name = "dimension",
      .meaning = "Something that values may be grouped by.",
      .keys = {
          {.name = "name", .forms = {Form::text}, .need = Need::required, .meaning = "Its name."},
          {.name = "expr",
           .forms = {Form::text},
           .meaning = "SQL for it. Default: the column of that name."},
      }};
  return shape;
}

const Shape& agg_params_shape() {
  static const Shape shape{.name = "agg_params",
                           .meaning = "What the aggregation needs to know.",
                           .keys = {{.name = "percentile",
                                     .forms = {Form::number},
                                     .need = Need::required,
                                     .meaning = "Between 0 and 1; interpolated linearly."}}};
  return shape;
}

const Shape& metric_shape() {
  static const Shape shape{
      .name = "metric",
      .meaning = "What is measured. It knows no target: that is a goal's.",
      .discriminator = "type",
      .keys = joined({about_keys(), row_keys(), other_type_keys(), shown_keys()})};
  return shape;
}

}  // namespace koers::planfile
