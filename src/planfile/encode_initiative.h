// The written form of initiatives; a part of encode.cpp. Knows no files.
#pragma once

#include "planfile/document.h"

namespace koers::planfile {

[[nodiscard]] json::object encode_initiative(const domain::Initiative& initiative,
                                             const Setting& setting);

}  // namespace koers::planfile
