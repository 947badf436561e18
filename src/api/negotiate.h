// What a caller accepts and already has: Accept, Accept-Encoding, If-None-Match. Pure functions on
// header texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koers::api {

/// Whether an Accept header (empty: anything) allows a media type; its parameters are not compared.
[[nodiscard]] bool accepts_media(std::string_view accept, std::string_view media_type);

/// Whether an Accept-Encoding header asks for a coding ("br", "gzip"); `;q=0` refuses.
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// The member of a list of tags (If-None-Match) that means the same as `etag`, compared weakly and
/// without revisions; `etag` itself where the list is `*`; empty where there is none.
[[nodiscard]] std::string_view held_tag(std::string_view list, std::string_view etag);

/// A tag that also names the revision of the one object that the answer is about: W/"482.…".
[[nodiscard]] std::string with_revision(std::string_view etag, std::int64_t revision);

/// The revision in a tag: W/"482.…" or "482". None: the tag names none.
[[nodiscard]] std::optional<std::int64_t> revision_in(std::string_view etag);

/// A weak tag of a text: W/"16 hex digits". The same text gives the same tag, on every machine.
[[nodiscard]] std::string etag_of(std::string_view text);

/// The media type of a Content-Type header, in lower case, without parameters.
[[nodiscard]] std::string media_type_of(std::string_view content_type);

}  // namespace koers::api
