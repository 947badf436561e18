# cmake -DINPUT=<text file> -DOUTPUT=<cpp file> -P EmbedText.cmake: openapi.yaml as a C++ source.
# Cut into pieces, because a string literal has a length that compilers promise.
file(READ ${INPUT} text)
string(LENGTH "${text}" length)
set(pieces "")
set(start 0)
while(start LESS length)
  string(SUBSTRING "${text}" ${start} 8000 piece)
  string(APPEND pieces "R\"koers(${piece})koers\"\n")
  math(EXPR start "${start} + 8000")
endwhile()
file(WRITE ${OUTPUT}
     "#include \"api/openapi_text.h\"\n\nnamespace koers::api {\n\n"
     "std::string_view openapi_text() {\n  static constexpr char text[] =\n${pieces};\n"
     "  return {text, sizeof text - 1};\n}\n\n}  // namespace koers::api\n")
