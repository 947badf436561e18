# Finds DuckDB: a copy of the system first, else the one that tools/install_dependencies.sh unpacked into
# build/dependencies/duckdb. Gives DuckDB::DuckDB and DUCKDB_LIBRARY; without it the worker is not built.
set(DUCKDB_BUNDLED ${CMAKE_SOURCE_DIR}/build/dependencies/duckdb)
find_path(DUCKDB_INCLUDE duckdb.h HINTS ${DUCKDB_ROOT} PATH_SUFFIXES include)
find_library(DUCKDB_LIBRARY duckdb HINTS ${DUCKDB_ROOT} PATH_SUFFIXES lib)
if(NOT DUCKDB_INCLUDE OR NOT DUCKDB_LIBRARY)
  unset(DUCKDB_INCLUDE CACHE)
  unset(DUCKDB_LIBRARY CACHE)
  find_path(DUCKDB_INCLUDE duckdb.h PATHS ${DUCKDB_BUNDLED} NO_DEFAULT_PATH)
  find_library(DUCKDB_LIBRARY duckdb PATHS ${DUCKDB_BUNDLED} NO_DEFAULT_PATH)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  DuckDB REQUIRED_VARS DUCKDB_LIBRARY DUCKDB_INCLUDE
  REASON_FAILURE_MESSAGE "run tools/install_dependencies.sh: without DuckDB koers-worker is not built")

if(DuckDB_FOUND AND NOT TARGET DuckDB::DuckDB)
  add_library(DuckDB::DuckDB SHARED IMPORTED)
  set_target_properties(DuckDB::DuckDB PROPERTIES IMPORTED_LOCATION ${DUCKDB_LIBRARY}
                                                  INTERFACE_INCLUDE_DIRECTORIES ${DUCKDB_INCLUDE})
endif()
