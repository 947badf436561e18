// The web page as it is compiled into the program: a table of files with their compressed forms.
// The build makes it from web/dist (tools/embed_page.py); without a page the table is empty.
// Serving is somebody else's work: nothing here knows HTTP beyond the words that its headers need.
#pragma once

#include <span>
#include <string_view>

namespace koers::api {

/// How long a browser may keep an asset: for good where its name holds a hash of its content, else
/// it asks again.
enum class Cacheability { immutable, revalidate };

/// One file of the page. All views last as long as the program.
struct Asset {
  /// Starts with a slash, as asked for: `/index.html`, `/assets/index-3f2a.js`. The table is sorted
  /// by it.
  std::string_view path;
  /// With its charset where there is one.
  std::string_view media_type;
  /// A strong tag of `body`, quotes included; the compressed forms need their own (append to it
  /// within the quotes).
  std::string_view etag;
  /// The file as it is.
  std::string_view body;
  /// `Content-Encoding: br`; empty where it would not be smaller.
  std::string_view brotli;
  /// `Content-Encoding: gzip`; empty where it would not be smaller.
  std::string_view gzip;
  Cacheability cacheability;
};

/// Every file of the page, sorted bytewise by path; empty in a build without the page.
[[nodiscard]] std::span<const Asset> page_assets();

}  // namespace koers::api
