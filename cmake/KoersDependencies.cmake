# What Koers takes from outside, each as one target koers::<name>. Static where Debian ships an archive,
# because every shared library costs the server start-up time and memory.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(date REQUIRED)
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)

# One imported library from an archive if there is one, else from the shared object.
function(koers_external name)
  cmake_parse_arguments(ARG "" "HEADER" "LIBRARIES;LINKS" ${ARGN})
  string(TOUPPER "KOERS_${name}" prefix)
  find_path(${prefix}_INCLUDE ${ARG_HEADER} REQUIRED)
  add_library(koers_external_${name} INTERFACE)
  foreach(library ${ARG_LIBRARIES})
    find_library(${prefix}_${library} NAMES lib${library}.a ${library} REQUIRED)
    target_link_libraries(koers_external_${name} INTERFACE ${${prefix}_${library}})
  endforeach()
  target_link_libraries(koers_external_${name} INTERFACE ${ARG_LINKS})
  add_library(koers::${name} ALIAS koers_external_${name})
endfunction()

koers_external(fyaml HEADER libfyaml.h LIBRARIES fyaml)
koers_external(sqlite HEADER sqlite3.h LIBRARIES sqlite3 LINKS Threads::Threads ${CMAKE_DL_LIBS} m)
koers_external(zlib HEADER zlib.h LIBRARIES z)
koers_external(brotli HEADER brotli/encode.h LIBRARIES brotlienc brotlidec brotlicommon LINKS m)

add_library(koers_external_json INTERFACE)
target_link_libraries(koers_external_json INTERFACE Boost::json)
add_library(koers::json ALIAS koers_external_json)
add_library(koers_external_url INTERFACE)
target_link_libraries(koers_external_url INTERFACE Boost::url)
add_library(koers::url ALIAS koers_external_url)
add_library(koers_external_base INTERFACE)
target_link_libraries(koers_external_base INTERFACE fmt::fmt date::date-tz Threads::Threads)
add_library(koers::text ALIAS koers_external_base)

find_package(DuckDB)
