// Length and JSON: how the server and the worker talk over a pipe.
#include "measure/frames.h"

#include <cerrno>
#include <exception>
#include <sys/socket.h>
#include <unistd.h>

namespace koers::measure {
namespace {

constexpr std::size_t length_bytes = 4;
constexpr std::size_t value_columns = 6;  // Without the groups.

json::value row_of(const Value& value) {
  json::array row;
  row.push_back(json::string(to_string(value.period.first) + "/" + to_string(value.period.last)));
  for (const auto& group : value.group) row.push_back(or_null(group));
  row.push_back(value.value);
  row.push_back(value.n);
  row.push_back(or_null(value.numerator));
  row.push_back(or_null(value.denominator));
  row.push_back(or_null(value.sd));
  return row;
}

Date date_in(std::string_view text) {
  const auto date = parse_date(text);
  if (!date) throw std::invalid_argument("not a date");
  return *date;
}

std::optional<double> number_in(const json::value& value) {
  return value.is_null() ? std::nullopt : std::optional(value.to_number<double>());
}

Value value_of(const json::array& row) {
  if (row.size() < value_columns) throw std::invalid_argument("short row");
  const std::string_view period = row[0].as_string();
  const std::size_t slash = period.find('/');
  Value value;
  value.period = {date_in(period.substr(0, slash)), date_in(period.substr(slash + 1))};
  const std::size_t groups = row.size() - value_columns;
  for (std::size_t at = 1; at <= groups; ++at) {
    value.group.push_back(row[at].is_null() ? std::nullopt
                                            : std::optional(std::string(row[at].as_string())));
  }
  value.value = row[groups + 1].to_number<double>();
  value.n = row[groups + 2].to_number<std::int64_t>();
  value.numerator = number_in(row[groups + 3]);
  value.denominator = number_in(row[groups + 4]);
  value.sd = number_in(row[groups + 5]);
  return value;
}

Failure bad_answer(std::string words) {
  return fail(
      Error{.kind = ErrorKind::internal, .code = "worker.bad_answer", .detail = std::move(words)});
}

SourceDescription read_description(const json::value& value) {
  SourceDescription description;
  for (const auto& column : value.at("columns").as_array()) {
    description.columns.push_back(
        {std::string(column.at(0).as_string()), std::string(column.at(1).as_string())});
  }
  for (const auto& row : value.at("sample").as_array()) {
    description.sample.emplace_back();
    for (const auto& cell : row.as_array())
      description.sample.back().emplace_back(cell.as_string());
  }
  description.detected = std::string(value.at("detected").as_string());
  return description;
}

}  // namespace

Result<std::string> frame_of(const json::value& content) {
  const std::string body = write_json(content);
  if (body.size() > frame_bytes_max) return fail(ErrorKind::too_large, "worker.frame_too_large");
  std::string frame;
  for (std::size_t byte = 0; byte < length_bytes; ++byte) {
    frame += static_cast<char>((body.size() >> (8 * byte)) & 0xFFU);
  }
  return frame + body;
}

Result<std::optional<json::value>> FrameReader::next() {
  if (buffer_.size() < length_bytes) return std::optional<json::value>();
  std::size_t length = 0;
  for (std::size_t byte = 0; byte < length_bytes; ++byte) {
    length |= std::size_t{static_cast<unsigned char>(buffer_[byte])} << (8 * byte);
  }
  if (length > frame_bytes_max) return fail(ErrorKind::too_large, "worker.frame_too_large");
  if (buffer_.size() < length_bytes + length) return std::optional<json::value>();
  auto content = read_json(std::string_view(buffer_).substr(length_bytes, length));
  buffer_.erase(0, length_bytes + length);
  if (!content) return tl::make_unexpected(content.error());
  return std::optional(std::move(*content));
}

json::object json_of(const Error& error) {
  json::object arguments;
  for (const auto& [name, value] : error.arguments) arguments[name] = value;
  return {{"kind", static_cast<int>(error.kind)},
          {"code", error.code},
          {"pointer", error.pointer},
          {"arguments", std::move(arguments)},
          {"detail", error.detail}};
}

Error error_of(const json::value& value) {
  try {
    Error error;
    error.kind = static_cast<ErrorKind>(value.at("kind").to_number<int>());
    error.code = std::string(value.at("code").as_string());
    error.pointer = std::string(value.at("pointer").as_string());
    error.detail = std::string(value.at("detail").as_string());
    for (const auto& [name, text] : value.at("arguments").as_object()) {
      error.arguments.emplace(name, text.as_string());
    }
    return error;
  } catch (const std::exception& problem) {
    return bad_answer(problem.what()).value();
  }
}

std::vector<json::object> chunks_of(std::uint64_t id, const std::vector<Value>& values) {
  std::vector<json::object> chunks;
  for (std::size_t at = 0; at < values.size() || chunks.empty(); at += chunk_rows) {
    json::array rows;
    for (std::size_t row = at; row < std::min(at + chunk_rows, values.size()); ++row)
      rows.push_back(row_of(values[row]));
    chunks.push_back(
        {{"id", id}, {"rows", std::move(rows)}, {"more", at + chunk_rows < values.size()}});
  }
  return chunks;
}

Result<std::vector<Value>> values_of(const json::array& rows) {
  try {
    std::vector<Value> values;
    values.reserve(rows.size());
    for (const auto& row : rows) values.push_back(value_of(row.as_array()));
    return values;
  } catch (const std::exception& problem) {
    return bad_answer(problem.what());
  }
}

json::object json_of(const SourceDescription& description) {
  json::array columns;
  for (const auto& column : description.columns)
    columns.push_back(json::array{column.name, column.type});
  json::array sample;
  for (const auto& row : description.sample) sample.push_back(json::array(row.begin(), row.end()));
  return {{"columns", std::move(columns)},
          {"sample", std::move(sample)},
          {"detected", description.detected}};
}

Result<SourceDescription> description_of(const json::value& value) {
  try {
    return read_description(value);
  } catch (const std::exception& problem) {
    return bad_answer(problem.what());
  }
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t written = send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == ENOTSOCK) written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace koers::measure
