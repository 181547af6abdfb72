package shape

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// codeOf gives a code as the gateway counts it: a client's number type or its
// formatting may have made 40014.0 or " 40014 " of it.
func codeOf(n *lenient.Node) string {
	code := strings.TrimSpace(n.Str())
	if whole, rest, ok := strings.Cut(code, "."); ok && lex.IsNumber(whole) && rest != "" && strings.Trim(rest, "0") == "" {
		return whole
	}
	return code
}

// wholeCode gives the code inside that of a wrapper, empty where the text breaks off in one
// that nobody knows: that is the beginning of some other.
func wholeCode(n *lenient.Node) string {
	code := codeOf(n)
	if n != nil && n.Quirks&lenient.Truncated != 0 && len(codes.ByCode(code)) == 0 {
		return ""
	}
	return code
}

// scopesOf reads the scopes that a refusal asks for.
func scopesOf(n *lenient.Node) []string {
	detail := n.Get("accessDeniedDetail")
	if nested := detail.Nested(); nested != nil {
		detail = nested
	}
	list := detail.Get("requiredScopes")
	if list == nil {
		list = n.Get("requiredScopes")
	}
	var scopes []string
	if bare, ok := strings.CutPrefix(list.Str(), "["); ok { // as Java prints a list
		return strings.FieldsFunc(bare, func(r rune) bool { return strings.ContainsRune(", ]", r) })
	}
	if list != nil {
		for _, item := range list.Items {
			if s := item.Str(); s != "" {
				scopes = append(scopes, s)
			}
		}
	}
	return scopes
}

// keysOf names the members of an object, for telling bodies of one maker.
func keysOf(n *lenient.Node) string {
	var usual [128]byte
	keys := usual[:0]
	for i := range n.Members {
		keys = append(append(keys, strings.ToLower(n.Members[i].Key)...), ' ')
	}
	return string(keys)
}
