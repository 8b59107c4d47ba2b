# One static library per room, named like its folder: gis/area becomes gis_area.
# A room sees only what it links, so the linker keeps the flow one way; tests/layers_test.cpp
# says which include broke it.

add_library(room_options INTERFACE)
target_include_directories(room_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(room_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
  # Designated initialisers name what differs from the defaults; the rest is meant to be default.
  -Wno-missing-field-initializers
  # GoogleTest's EXPECT macros hide an else: `if (x) EXPECT_EQ(…)` is not ambiguous.
  -Wno-dangling-else
  # The same bits on every machine: no fused multiply-add behind our back.
  -ffp-contract=off
  # g++ 12 reports false overlaps in std::string at -O2 and above.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${TIEPCAN_WERROR}>:-Werror>)
target_compile_definitions(room_options INTERFACE TIEPCAN_VERSION="${PROJECT_VERSION}")

# room(TOP NAME [ROOMS room...] [LIBRARIES target...]); ROOMS without a prefix are of the same TOP.
function(room top name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "ROOMS;LIBRARIES")
  # A large room has doors: folders of one depth, in the same namespace and target.
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${top}/${name}/*.cpp"
    "${CMAKE_SOURCE_DIR}/${top}/${name}/*/*.cpp")
  set(links ${arg_LIBRARIES})
  foreach(other IN LISTS arg_ROOMS)
    if(other MATCHES "^(gis|ui)_")
      list(APPEND links ${other})
    else()
      list(APPEND links ${top}_${other})
    endif()
  endforeach()
  if(sources)
    add_library(${top}_${name} STATIC ${sources})
    target_link_libraries(${top}_${name} PUBLIC ${links} PRIVATE room_options)
    target_include_directories(${top}_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  else()
    add_library(${top}_${name} INTERFACE)
    target_link_libraries(${top}_${name} INTERFACE ${links})
    target_include_directories(${top}_${name} INTERFACE "${CMAKE_SOURCE_DIR}")
  endif()
endfunction()
