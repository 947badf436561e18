// What a caller accepts and already has: Accept, Accept-Encoding, If-None-Match. Pure functions on
// header texts.
#pragma once

#include <string>
#include <string_view>

namespace koers::api {

/// Whether an Accept header (empty: anything) allows a media type; its parameters are not compared.
[[nodiscard]] bool accepts_media(std::string_view accept, std::string_view media_type);

/// Whether an Accept-Encoding header asks for a coding ("br", "gzip"); `;q=0` refuses.
[[nodiscard]] bool accepts_coding(std::string_view accept_encoding, std::string_view coding);

/// Whether a list of tags (If-None-Match, If-Match) holds one, compared weakly; `*` holds every
/// one.
[[nodiscard]] bool tags_hold(std::string_view list, std::string_view etag);

/// A weak tag of a text: W/"16 hex digits". The same text gives the same tag, on every machine.
[[nodiscard]] std::string etag_of(std::string_view text);

/// The media type of a Content-Type header, in lower case, without parameters.
[[nodiscard]] std::string media_type_of(std::string_view content_type);

}  // namespace koers::api
