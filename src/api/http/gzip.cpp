// zlib, one call per text.
#include "api/http/gzip.h"

#include <zlib.h>

#include "base/assert.h"

namespace koers::api::http {

std::string gzip(std::string_view text) {
  constexpr int level = 4;
  constexpr int window_bits_gzip = 15 + 16;  // 16 asks zlib for the gzip form.
  z_stream stream{};
  KOERS_ASSERT(
      deflateInit2(&stream, level, Z_DEFLATED, window_bits_gzip, 8, Z_DEFAULT_STRATEGY) == Z_OK,
      "zlib");
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in =
      reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib's interface predates const.
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  KOERS_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflateBound was too small");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace koers::api::http
