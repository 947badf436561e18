// What the worker and its client say to each other: frames of a little-endian u32 length and that
// many bytes of JSON with an `id`. Knows the shape of requests and answers, not what is in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "measure/measure.h"

namespace koers::measure {

inline constexpr std::size_t frame_bytes_max = std::size_t{64} * 1024 * 1024;

/// A frame ready to be sent. Error `worker.frame_too_large`.
[[nodiscard]] Result<std::string> frame_of(const json::value& content);

/// Cuts a stream of bytes into frames.
class FrameReader {
 public:
  void feed(std::string_view bytes) { buffer_ += bytes; }

  /// The next whole frame, nothing until there is one. Errors: `worker.frame_too_large`,
  /// `json.malformed`; after one of them the stream cannot be read any further.
  [[nodiscard]] Result<std::optional<json::value>> next();

 private:
  std::string buffer_;
};

/// Errors as JSON and back; an unreadable one becomes `worker.bad_answer`.
[[nodiscard]] json::object json_of(const Error& error);
[[nodiscard]] Error error_of(const json::value& value);

/// Values as rows of ["first/last", group…, value, n, numerator, denominator, sd], at most
/// `chunk_rows` in a frame.
inline constexpr std::size_t chunk_rows = 5000;
[[nodiscard]] std::vector<json::object> chunks_of(std::uint64_t id,
                                                  const std::vector<Value>& values);

/// Error `worker.bad_answer`.
[[nodiscard]] Result<std::vector<Value>> values_of(const json::array& rows);

[[nodiscard]] json::object json_of(const SourceDescription& description);
[[nodiscard]] Result<SourceDescription> description_of(const json::value& value);

/// Writes all bytes to a file descriptor; false where the other end is gone. Raises no signal on
/// sockets.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace koers::measure
