// The shape of the text tables. One entry holds both languages side by side, so that neither can be
// forgotten. To add a text: one entry in the table of its area (messages_*.cpp, errors_*.cpp), in
// order of code; `text_test` says what is wrong with it.
#pragma once

#include <span>
#include <string_view>

namespace koers::text {

/// A text by code; `{name}` stands for an argument. No full stop at the end where it is no
/// sentence.
struct Message {
  std::string_view code;
  std::string_view nl;
  std::string_view en;
};

/// What is wrong and what to do about it; neither ends in a full stop: `in_one_line` sets them.
struct ErrorWords {
  std::string_view text;
  std::string_view hint;
};

struct ErrorMessage {
  std::string_view code;
  ErrorWords nl;
  ErrorWords en;
};

// The tables, one function for each file. `catalog.cpp` lists them.
[[nodiscard]] std::span<const Message> status_messages();
[[nodiscard]] std::span<const Message> page_messages();
[[nodiscard]] std::span<const Message> chart_messages();
[[nodiscard]] std::span<const Message> process_messages();
[[nodiscard]] std::span<const Message> cli_messages();
[[nodiscard]] std::span<const Message> okr_messages();
[[nodiscard]] std::span<const Message> sentence_messages();
[[nodiscard]] std::span<const Message> coach_messages();
[[nodiscard]] std::span<const ErrorMessage> base_errors();
[[nodiscard]] std::span<const ErrorMessage> plan_errors();
[[nodiscard]] std::span<const ErrorMessage> okr_errors();
[[nodiscard]] std::span<const ErrorMessage> measure_errors();
[[nodiscard]] std::span<const ErrorMessage> import_errors();
[[nodiscard]] std::span<const ErrorMessage> store_errors();
[[nodiscard]] std::span<const ErrorMessage> server_errors();

}  // namespace koers::text
