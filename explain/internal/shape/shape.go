// Package shape knows what one answer says: one decoder a file, each for a form in
// which DingTalk's servers, its SDKs or people write an error. Objects are read by
// [Object], what stands in running text at a mark by [Text]. A decoder says what
// stands there and decides nothing: whose answer it is and what it means are asked
// later, by the traits that it sets and never by its name.
//
// A new form is a file here, a line in one of the two tables, and its cases under
// explain/testdata/shapes.
//
//	n, _, _ := lenient.Parse([]byte(`{"errcode":88,"sub_code":"60011"}`), 0)
//	shape.Object(n).Codes // [88 60011]
package shape
