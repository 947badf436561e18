# koers_module(<name> [DIR <folder>] [EXCLUDE <folders>] [PCH json] [USES <modules>] [LINKS <targets>] [TEST_USES <modules>])
#
# One module of src/layers.txt: the static library koers_<name> from every .cpp below src/<name> that is
# not a test, and <name>_test from every *_test.cpp, registered in CTest as <name>. A module may still be
# empty, hold only headers, or have no test. koers_program() makes the two executables.
set(KOERS_PCH_STD
    <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view>
    <unordered_map> <utility> <variant> <vector>)

function(koers_precompiled name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
  set(anchor ${CMAKE_BINARY_DIR}/anchors/${name}.cpp)
  if(NOT EXISTS ${anchor})
    file(WRITE ${anchor} "")
  endif()
  add_library(${name} OBJECT ${anchor})
  target_link_libraries(${name} PRIVATE koers_options ${ARG_LINKS})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

koers_precompiled(koers_pch_std HEADERS ${KOERS_PCH_STD} LINKS koers::text koers::json)
koers_precompiled(koers_pch_json HEADERS ${KOERS_PCH_STD} <boost/json.hpp> LINKS koers::text koers::json)

file(WRITE ${CMAKE_BINARY_DIR}/anchors/doctest_main.cpp.in
     "#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN\n#include <doctest/doctest.h>\n")
configure_file(${CMAKE_BINARY_DIR}/anchors/doctest_main.cpp.in ${CMAKE_BINARY_DIR}/anchors/doctest_main.cpp COPYONLY)
add_library(koers_doctest_main OBJECT ${CMAKE_BINARY_DIR}/anchors/doctest_main.cpp)
target_link_libraries(koers_doctest_main PRIVATE koers_options)

# The modules with threads, whose tests make test runs under ThreadSanitizer too.
set(KOERS_THREADED_MODULES store app api)
add_custom_target(koers_tsan_tests)

function(koers_module name)
  cmake_parse_arguments(ARG "" "DIR;PCH" "EXCLUDE;USES;LINKS;TEST_USES" ${ARGN})
  set(dir ${CMAKE_SOURCE_DIR}/src/${name})
  if(ARG_DIR)
    set(dir ${CMAKE_SOURCE_DIR}/src/${ARG_DIR})
  endif()
  set(pch koers_pch_std)
  if(ARG_PCH STREQUAL "json")
    set(pch koers_pch_json)
  endif()

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${dir}/*.cpp)
  foreach(folder ${ARG_EXCLUDE})
    list(FILTER sources EXCLUDE REGEX "^${dir}/${folder}/")
  endforeach()
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    set(sources ${CMAKE_BINARY_DIR}/anchors/${name}.cpp)
    if(NOT EXISTS ${sources})
      file(WRITE ${sources} "")
    endif()
  endif()

  list(TRANSFORM ARG_USES PREPEND koers_)
  list(TRANSFORM ARG_TEST_USES PREPEND koers_)
  add_library(koers_${name} STATIC ${sources})
  target_link_libraries(koers_${name} PUBLIC koers_options koers::text ${ARG_USES} ${ARG_LINKS})
  if(ARG_PCH STREQUAL "json")
    target_link_libraries(koers_${name} PUBLIC koers::json)
  endif()
  target_precompile_headers(koers_${name} REUSE_FROM ${pch})

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE koers_doctest_main koers_${name} ${ARG_TEST_USES})
    target_precompile_headers(${name}_test REUSE_FROM ${pch})
    add_test(NAME ${name} COMMAND ${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
    set_property(GLOBAL APPEND PROPERTY KOERS_TESTED_MODULES ${name})
    if(name IN_LIST KOERS_THREADED_MODULES)
      add_dependencies(koers_tsan_tests ${name}_test)
    endif()
  endif()
endfunction()

# koers_program(<name> DIR <folder> USES <modules> [LINKS <targets>]): skipped while the folder has no .cpp.
function(koers_program name)
  cmake_parse_arguments(ARG "" "DIR" "USES;LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${ARG_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    return()
  endif()
  list(TRANSFORM ARG_USES PREPEND koers_)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE koers_options koers::text ${ARG_USES} ${ARG_LINKS})
  set_target_properties(${name} PROPERTIES BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN")
endfunction()
