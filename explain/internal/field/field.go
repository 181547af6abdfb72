// Package field reads one field of an answer that stands in running text: the name
// around a mark and where its value begins, the value, the message and the request id
// that stand beside a code, with a name, a label or none. It knows how people and
// programs write these, and makes no answer of them: that is package shape's.
//
//	text := []byte("errcode=40014, errmsg=不合法的access_token")
//	k := field.At(text, 3)                    // k.Name is "errcode"
//	code, end := field.Value(text, k.Value)   // "40014"
//	message, _, _ := field.Message(text, end) // "不合法的access_token"
package field
