# Writes the words of every language (ui/words/<language>.csv) into one C++ file, as bytes: string literals
# have a length limit in some compilers. Runs at build time: cmake -DWORDS=a.csv,b.csv -DOUT=file.cpp -P this.
set(text "// Made by cmake/embed_words.cmake; edit the CSV files of ui/words instead.\n")
string(APPEND text "#include \"ui/words/embedded.h\"\n\nnamespace ui::words {\n")
set(choices "")
string(REPLACE "," ";" files "${WORDS}")
foreach(file IN LISTS files)
  get_filename_component(language "${file}" NAME_WE)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REPLACE "0x0a," "0x0a,\n" bytes "${bytes}")
  string(APPEND text "static const unsigned char words_${language}[] = {\n${bytes}};\n")
  string(APPEND choices "  if (language == \"${language}\")\n"
    "    return {reinterpret_cast<const char *>(words_${language}), sizeof words_${language}};\n")
endforeach()
string(APPEND text "\nstd::string_view embedded_words(std::string_view language) {\n${choices}  return {};\n}\n"
  "\n} // namespace ui::words\n")
file(WRITE "${OUT}" "${text}")
