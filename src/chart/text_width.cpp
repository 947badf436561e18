// Widths of classes of letters, in em.
#include "chart/text_width.h"

namespace koers::chart {
namespace {

double em_of(unsigned char c) {
  constexpr std::string_view thin = " .,:;'|!ijlI";
  constexpr std::string_view narrow = "()[]-/ftr";
  constexpr std::string_view wide = "mwMW%";
  if (c >= 0x80)
    return c >= 0xC0 ? 0.62 : 0;  // The first byte of a letter counts, the others do not.
  const char letter = static_cast<char>(c);
  if (thin.find(letter) != std::string_view::npos) return 0.28;
  if (narrow.find(letter) != std::string_view::npos) return 0.38;
  if (wide.find(letter) != std::string_view::npos) return 0.88;
  if (c >= 'A' && c <= 'Z') return 0.68;
  return c >= '0' && c <= '9' ? 0.63 : 0.58;
}

}  // namespace

double text_width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text) width += em_of(static_cast<unsigned char>(c));
  return width * size;
}

}  // namespace koers::chart
