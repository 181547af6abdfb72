// Package lex knows bytes, digits and lines: what the steps of explain ask of a
// text before they ask what it means. It knows no name of a field and nothing of
// DingTalk, and what only one step asks for stands in that step.
//
// Letters and digits are those of ASCII unless a function says otherwise: codes,
// names and addresses are written in them, and offsets stay what they are.
//
//	lex.Digits("40014, 不合法的access_token") // "40014"
package lex
