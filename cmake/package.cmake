# What an installed program is, and its Debian package (./dev package): the two programs, the sample, what a
# desktop needs to list them. Words, styles and tables are inside the programs.
include(GNUInstallDirs)
# What is packed was built before; the tests need not be.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY TRUE)
install(TARGETS tiepcan tiepcan-desktop RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
set(share "${CMAKE_INSTALL_DATADIR}")
install(DIRECTORY data/sample/ DESTINATION "${share}/tiepcan/sample"
  FILES_MATCHING PATTERN "*.toml" PATTERN "*.csv" PATTERN "*.gpkg" PATTERN "*.tif" PATTERN "README.md" PATTERN "LICENSE*")
install(FILES data/desktop/vn.tiepcan.TiepCan.desktop DESTINATION "${share}/applications")
install(FILES data/desktop/vn.tiepcan.TiepCan.svg DESTINATION "${share}/icons/hicolor/scalable/apps")
install(FILES data/desktop/vn.tiepcan.TiepCan.metainfo.xml DESTINATION "${share}/metainfo")
install(FILES README.md CHANGELOG.md DESTINATION "${share}/doc/tiepcan")
install(FILES LICENSE DESTINATION "${share}/doc/tiepcan" RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tiepcan)
set(CPACK_PACKAGE_CONTACT "TiepCan <tiepcan@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Computes who is out of reach of schools, clinics and broadcasting, compares it with the targets of a policy\n by commune, district and group, and draws the maps. Command line and window, Vietnamese and English.")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Not found by looking at the programs: the grids of the systems, the font of maps, the plugin of the screen.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "proj-data, fonts-noto-core, qt6-qpa-plugins")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
