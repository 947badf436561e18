// openapi.yaml as it is compiled into the program.
#pragma once

#include <string_view>

namespace koers::api {

/// The document; lasts as long as the program.
[[nodiscard]] std::string_view openapi_text();

}  // namespace koers::api
