// The commands that ask one question and print one answer.
#include "cli/commands.h"

#include <ostream>

#include "cli/close_table.h"
#include "cli/output.h"
#include "cli/status_table.h"
#include "text/catalog.h"
#include "text/format.h"
#include "wire/error_json.h"

namespace koers::cli {
namespace {

// Opens, asks, hands the answer to `print`; errors are printed here, once.
template <typename Print>
int ask(const Surroundings& around, const Common& common, std::string_view name,
        json::object arguments, const Print& print) {
  auto channel = around.open(common.db, Missing::refuse);
  if (!channel) return print_errors(around, common.format, {channel.error()});
  arguments["lang"] = text::name_of(around.locale);
  auto answer = (*channel)->run(name, arguments);
  if (!answer) return print_errors(around, common.format, answer.error());
  return print(*answer);
}

std::string text_of(const json::value& object, std::string_view key) {
  const auto* value = object.as_object().if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

// A verdict as a mark; the words behind it say why.
std::string_view mark_of(std::string_view verdict) {
  if (verdict == "pass") return "✓";
  if (verdict == "fail") return "✕";
  return verdict == "attention" ? "!" : "?";
}

void print_refreshed(const Surroundings& around, const json::array& metrics) {
  for (const auto& metric : metrics) {
    const auto changed = metric.as_object().at("changed").to_number<std::int64_t>();
    print_line(around, changed == 0 ? "refresh.same" : "refresh.done",
               {{"metric", text_of(metric, "metric")}, {"count", std::to_string(changed)}});
  }
}

}  // namespace

int status(const Surroundings& around, const Common& common, json::object arguments) {
  if (common.format == Format::json) {
    return ask(around, common, "status", std::move(arguments),
               [&](const json::value& answer) { return print_json(around, answer); });
  }
  const bool looks_back = !arguments.at("known").as_string().empty();
  return ask(around, common, "scorecard", std::move(arguments), [&](const json::value& answer) {
    if (looks_back && answer.as_object().at("groups").as_array().empty()) {
      print_line(around, "status.nothing_known", {});
      return 0;
    }
    around.streams.out << status_table(answer.as_object(), around.locale,
                                       around.streams.out_terminal);
    return 0;
  });
}

int observe(const Surroundings& around, const Common& common, json::object arguments) {
  return ask(around, common, "observe", std::move(arguments), [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    const auto& object = answer.as_object();
    const auto& value = object.at("value");
    const bool is_new = object.at("is_new").as_bool();
    const bool is_retraction = value.is_null();
    const std::string code =
        std::string("observe.") +
        (is_retraction ? (is_new ? "retracted" : "none") : (is_new ? "recorded" : "same"));
    print_line(
        around, code,
        {{"metric", text_of(answer, "metric")},
         {"period", text_of(answer, "period")},
         {"value", is_retraction ? std::string()
                                 : text::format_number(around.locale, value.to_number<double>())}});
    return 0;
  });
}

int coach(const Surroundings& around, const Common& common, json::object arguments) {
  return ask(around, common, "coach", std::move(arguments), [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    const auto& report = answer.as_object();
    for (const auto& letter : report.at("letters").as_array()) {
      const std::string name = text_of(letter, "letter");
      around.streams.out << mark_of(text_of(letter, "verdict")) << ' '
                         << (name.size() == 1 ? name
                                              : text::say(around.locale, "coach_letter." + name))
                         << ": " << text_of(letter, "text") << '\n';
    }
    for (const auto& repair : report.at("repairs").as_array())
      around.streams.out << "→ " << text_of(repair, "text") << '\n';
    return 0;
  });
}

int assess(const Surroundings& around, const Common& common, json::object arguments) {
  return ask(around, common, "assess", std::move(arguments), [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    const auto& object = answer.as_object();
    const auto& score = object.at("score");
    const std::string shown =
        score.is_null() ? "–" : text::format_number(around.locale, score.to_number<double>());
    const bool is_waiting = object.at("awaiting_confirmation").as_bool();
    print_line(around, is_waiting ? "assess.waiting" : "assess.recorded",
               {{"objective", text_of(answer, "objective")},
                {"key_result", text_of(answer, "key_result")},
                {"score", shown}});
    return 0;
  });
}

int override_status(const Surroundings& around, const Common& common, json::object arguments) {
  return ask(around, common, "override", std::move(arguments), [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    const std::string status = "status." + text_of(answer, "status");
    print_line(around, "override.recorded",
               {{"status", text::say(around.locale, status)}, {"until", text_of(answer, "until")}});
    return 0;
  });
}

int close_period(const Surroundings& around, const Common& common, json::object arguments) {
  const bool decides = !arguments.at("decisions").as_array().empty();
  return ask(around, common, decides ? "decide_close" : "close_review", std::move(arguments),
             [&](const json::value& answer) {
               if (common.format == Format::json) return print_json(around, answer);
               if (!decides) {
                 around.streams.out << close_table(answer.as_object(), around.locale);
                 return 0;
               }
               std::size_t count = 0;
               for (const auto& kpi : answer.as_object().at("kpis").as_array())
                 count += kpi.as_object().at("is_new").as_bool() ? 1U : 0U;
               print_line(around, count == 0 ? "close.same" : "close.recorded",
                          {{"count", std::to_string(count)}});
               return 0;
             });
}

int metric_values(const Surroundings& around, const Common& common, json::object arguments) {
  const auto print = [&](const json::value& answer) {
    around.streams.out << text_of(answer, "text");
    return 0;
  };
  if (!arguments.contains("plan"))
    return ask(around, common, "metric_values", std::move(arguments), print);
  const auto answer = around.without_store("metric_values", arguments);
  return answer ? print(*answer) : print_errors(around, common.format, answer.error());
}

int refresh(const Surroundings& around, const Common& common) {
  return ask(around, common, "refresh", {}, [&](const json::value& answer) {
    const auto& report = answer.as_object();
    const auto& errors = report.at("errors").as_array();
    if (common.format == Format::json && errors.empty()) return print_json(around, answer);
    if (common.format == Format::text) print_refreshed(around, report.at("refreshed").as_array());
    if (errors.empty()) return 0;
    return print_errors(around, common.format, wire::errors_from_json(report.at("errors")));
  });
}

int export_plan(const Surroundings& around, const Common& common) {
  return ask(around, common, "export", {}, [&](const json::value& answer) {
    around.streams.out << text_of(answer, "yaml");
    return 0;
  });
}

int take_over(const Surroundings& around, const Common& common, json::object arguments) {
  return ask(around, common, "take_over", std::move(arguments), [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    const auto count = answer.as_object().at("count").to_number<std::int64_t>();
    print_line(around, count == 0 ? "take_over.none" : "take_over.done",
               {{"count", std::to_string(count)}});
    return 0;
  });
}

int backup(const Surroundings& around, const Common& common, const std::string& path) {
  return ask(around, common, "backup", {{"path", path}}, [&](const json::value& answer) {
    if (common.format == Format::json) return print_json(around, answer);
    print_line(around, "backup.done", {{"file", path}});
    return 0;
  });
}

int doctor(const Surroundings& around, const Common& common) {
  return ask(around, common, "doctor", {}, [&](const json::value& answer) {
    bool is_sound = true;
    for (const auto& check : answer.as_object().at("checks").as_array()) {
      const bool is_ok = check.as_object().at("ok").as_bool();
      is_sound = is_sound && is_ok;
      if (common.format == Format::text) {
        around.streams.out << (is_ok ? "✓ " : "✕ ") << text_of(check, "name") << ": "
                           << text_of(check, "text") << '\n';
      }
    }
    if (common.format == Format::json) (void)print_json(around, answer);
    return is_sound ? 0 : 1;
  });
}

int init(const Surroundings& around, const Common& common) {
  const auto made = around.alone("init", common.db, {});
  if (!made) return print_errors(around, common.format, made.error());
  print_line(around, "init.done", {{"file", common.db}});
  return 0;
}

int rebuild(const Surroundings& around, const Common& common) {
  const auto rebuilt = around.alone("rebuild", common.db, {});
  if (!rebuilt) return print_errors(around, common.format, rebuilt.error());
  if (common.format == Format::json) return print_json(around, *rebuilt);
  const auto count = rebuilt->as_object().at("kpis").to_number<std::int64_t>();
  print_line(around, "rebuild.done", {{"count", std::to_string(count)}});
  return 0;
}

int restore(const Surroundings& around, const Common& common, const json::object& arguments) {
  const auto restored = around.alone("restore", common.db, arguments);
  if (!restored) return print_errors(around, common.format, restored.error());
  const auto& from = arguments.at("from").as_string();
  print_line(around, "restore.done", {{"file", std::string(from)}});
  return 0;
}

}  // namespace koers::cli
