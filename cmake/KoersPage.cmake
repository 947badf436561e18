# The page compiled in: the library koers_page, linked by the program koers alone. Built by npm when web/ has
# changed; while there is no web/ the table of assets is empty.
option(KOERS_PAGE "Compile the web page into the program" ON)
set(KOERS_PAGE_DIR ${CMAKE_BINARY_DIR}/page)
file(GLOB_RECURSE page_inputs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/* ${CMAKE_SOURCE_DIR}/web/public/*
     ${CMAKE_SOURCE_DIR}/src/api/openapi.yaml)
file(GLOB page_settings CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*.json ${CMAKE_SOURCE_DIR}/web/*.ts
     ${CMAKE_SOURCE_DIR}/web/*.js ${CMAKE_SOURCE_DIR}/web/*.html)

add_custom_command(
  OUTPUT ${KOERS_PAGE_DIR}/page_assets.cpp ${KOERS_PAGE_DIR}/page_assets.S
  COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/build_page.py --root ${CMAKE_SOURCE_DIR} --out ${KOERS_PAGE_DIR}
          $<$<NOT:$<BOOL:${KOERS_PAGE}>>:--empty>
  DEPENDS ${page_inputs} ${page_settings} ${CMAKE_SOURCE_DIR}/tools/build_page.py
  COMMENT "Building the page"
  COMMAND_EXPAND_LISTS VERBATIM)

add_library(koers_page STATIC ${KOERS_PAGE_DIR}/page_assets.cpp ${KOERS_PAGE_DIR}/page_assets.S)
target_link_libraries(koers_page PUBLIC koers_options)
target_include_directories(koers_page PRIVATE ${KOERS_PAGE_DIR})
set_source_files_properties(${KOERS_PAGE_DIR}/page_assets.S PROPERTIES COMPILE_OPTIONS "-I${KOERS_PAGE_DIR}"
                            OBJECT_DEPENDS ${KOERS_PAGE_DIR}/page_assets.cpp)
