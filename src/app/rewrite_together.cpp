// Checks everything before it writes anything.
#include "app/rewrite_together.h"

#include "app/stored_objects.h"
#include "planfile/document.h"

namespace koers::app {
namespace {

using domain::EntityKind;

// One object after the change: its document, under the home it has.
struct Rewrite {
  EntityKind kind;
  std::string id;
  std::string document;
};

std::vector<Rewrite> rewrites(const domain::Definitions& after, const Touched& touched) {
  const auto setting = planfile::setting_of(after.organization_or_default());
  std::vector<Rewrite> all;
  const auto add = [&](EntityKind kind, const auto& ids, const auto& objects) {
    for (const auto& id : ids)
      all.push_back({kind, id.text(), planfile::encode_document(objects.at(id), setting)});
  };
  add(EntityKind::plan, touched.plans, after.plans);
  add(EntityKind::objective, touched.objectives, after.objectives);
  add(EntityKind::kpi, touched.kpis, after.kpis);
  return all;
}

// What lives in a plan file is changed there.
std::optional<Error> is_of_file(store::Transaction& transaction, const Rewrite& rewrite,
                                store::Seq head) {
  const auto kind = domain::name_of(rewrite.kind);
  const auto document = transaction.document(kind, rewrite.id, head);
  if (!document) return document.error();
  if (!*document || !(*document)->home.is_file()) return std::nullopt;
  return home_is_file(rewrite.kind, **document);
}

}  // namespace

Checked<void> rewrite_together(store::Transaction& transaction, const Rewriting& rewriting,
                               const domain::Definitions& after, const Touched& touched) {
  if (auto broken = rule_errors(after); !broken.empty()) return tl::make_unexpected(broken);
  const auto writes = rewrites(after, touched);
  Errors in_files;
  for (const auto& write : writes) {
    if (auto error = is_of_file(transaction, write, rewriting.head))
      in_files.push_back(std::move(*error));
  }
  if (!in_files.empty()) return tl::make_unexpected(in_files);
  for (const auto& write : writes) {
    const auto written = write_object(transaction, rewriting.actor, rewriting.at,
                                      {write.kind, write.id, write.document, {}});
    if (!written) return tl::make_unexpected(Errors{written.error()});
  }
  return {};
}

}  // namespace koers::app
