# How everything of ours is compiled: the interface target koers_options, the compiler cache and the linker.
# Arithmetic has to be the same everywhere, so no contraction into fused operations and no -march.
set(KOERS_SANITIZE "" CACHE STRING "Value of -fsanitize, empty for none")
option(KOERS_WHOLE_SUITE "Register the tests of the other builds and of the page, too (make test)" OFF)
option(KOERS_FUZZ "Build the fuzz targets with libFuzzer (clang only)" OFF)

set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -fno-omit-frame-pointer" CACHE STRING "" FORCE)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG" CACHE STRING "" FORCE)

find_program(KOERS_CCACHE ccache)
if(KOERS_CCACHE)
  # The sloppiness is what ccache asks for with precompiled headers. A base directory and no hashing of
  # the working directory let several build directories of one checkout share their objects.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${KOERS_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

add_library(koers_options INTERFACE)
target_include_directories(koers_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(
  koers_options
  INTERFACE $<$<COMPILE_LANGUAGE:CXX>:
            -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Werror
            -Wno-missing-field-initializers # Designated initializers leave the rest to the defaults, on purpose.
            -ffp-contract=off
            -ffunction-sections
            -fdata-sections
            >)
target_compile_definitions(koers_options INTERFACE KOERS_VERSION="${PROJECT_VERSION}")
target_link_options(koers_options INTERFACE -Wl,--as-needed -Wl,--gc-sections)

find_program(KOERS_MOLD mold)
if(KOERS_MOLD)
  target_link_options(koers_options INTERFACE -fuse-ld=mold)
endif()

if(KOERS_SANITIZE)
  target_compile_options(koers_options INTERFACE -fsanitize=${KOERS_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(koers_options INTERFACE -fsanitize=${KOERS_SANITIZE})
  target_compile_definitions(koers_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(KOERS_SANITIZE STREQUAL "thread")
  # ThreadSanitizer does not understand bare fences; Asio's handlers are ordered by its mutexes without them.
  target_compile_definitions(koers_options INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees ghosts in its own std::optional, std::string and std::vector once it optimizes or a sanitizer rewrites
  # the code: GCC bugs 105562, 105593, 105651, 80635.
  target_compile_options(
    koers_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized -Wno-stringop-overflow
                            -Wno-stringop-overread -Wno-array-bounds -Wno-restrict>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # The std::stable_sort of libstdc++ 12 uses what it has itself deprecated.
  target_compile_options(koers_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-deprecated-declarations>)
endif()
if(KOERS_FUZZ)
  target_compile_options(koers_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(koers_options INTERFACE -s)
endif()
