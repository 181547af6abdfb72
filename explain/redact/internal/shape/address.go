package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// An address in Chinese shows itself: a region, a street and a number in it, 家住浙江省杭州市文一西路
// 969号3幢.

// OnStreet says whether r ends the name of a street.
func OnStreet(r rune) bool {
	switch r {
	case '路', '街', '道', '巷', '弄':
		return true
	}
	return false
}

// Address masks the address whose street ends before s[i], and gives the place behind it, 0 if
// none is there.
func (sc *Scan) Address(i int) int {
	const most = 24
	s := sc.S
	k := digitsEnd(s, i)
	if k == i || k >= len(s) {
		return 0
	}
	g := han(s, k)
	if g.R != '号' && g.R != '弄' {
		return 0
	}
	end := houseEnd(s, k+g.N)
	start, from, region := i, i, false
	for range most {
		r, at := glyph.RuneBefore(s, from)
		if !glyph.IsHanRune(r) {
			break
		}
		if region && strings.ContainsRune("住址于在到往为是点至", r) {
			break // 家住, 地址, 寄到
		}
		region = region || strings.ContainsRune("省市区县镇乡", r)
		start, from = at, at
	}
	if !region || start < sc.Last {
		return 0
	}
	sc.Put(start, end, "address", glyph.Canonical(s[start:end]), "")
	return end
}

// houseEnd gives the end of what an address goes on with behind the number in the street, at
// s[k]: 海创大厦3幢1201室, A座1611.
func houseEnd(s string, k int) int {
	const parts, longest = 6, 8
	for range parts {
		at := k
		for range longest {
			g := han(s, at)
			if !glyph.IsHanRune(g.R) {
				break
			}
			at += g.N
		}
		end := at
		for end < len(s) && (glyph.IsAlnum(s[end]) || s[end] == '-' || s[end] == '#') {
			end++
		}
		if end == at {
			break
		}
		g := han(s, end)
		if g.N > 0 && extent.IsHouse(g.R) {
			end += g.N
			if g.R == '单' {
				end = max(end, glyph.SpelledAt(s, end, "元"))
			}
		} else if at > k {
			break
		}
		k = end
	}
	return k
}

// digitsEnd gives the end of the digits at s[i].
func digitsEnd(s string, i int) int {
	for i < len(s) && glyph.IsDigit(s[i]) {
		i++
	}
	return i
}

// han gives the character at s[i], also one that is written byte by byte.
func han(s string, i int) glyph.Glyph {
	if i >= len(s) {
		return glyph.Glyph{}
	}
	g := glyph.At(s, i)
	if g.Octet {
		g.R, g.N = glyph.CodedRune(s, i)
	}
	return g
}
