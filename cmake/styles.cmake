# Builds the files of styles/ into the maps room, so that the program draws the same map from any folder.
foreach(style IN ITEMS LAYOUTS=layouts/layouts.csv VERDICT=themes/verdict.toml RAMPS=themes/ramps.toml
                       HATCHES=hatches.toml LINES=lines.toml)
  string(REPLACE "=" ";" pair "${style}")
  list(GET pair 0 name)
  list(GET pair 1 file)
  file(READ "${CMAKE_SOURCE_DIR}/styles/${file}" STYLE_${name})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/styles/${file}")
endforeach()
configure_file("${CMAKE_SOURCE_DIR}/ui/maps/styles.cpp.in" "${CMAKE_BINARY_DIR}/styles.cpp" @ONLY)
target_sources(ui_maps PRIVATE "${CMAKE_BINARY_DIR}/styles.cpp")
