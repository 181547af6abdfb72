package find

import "bytes"

// literalMost bounds a body that source code puts together, in bytes.
const literalMost = 4 << 10

// literals joins the string literals of source code out of which the body at open is
// put together: "{\"errcode\":40014," + "\"errmsg\":…}", with the sign that joins
// strings between them, or a line break alone. It gives nil when there is one only.
func (s *scanner) literals(open int) *joined {
	if open == 0 {
		return nil
	}
	quote := s.text[open-1]
	if quote != '"' && quote != '\'' && quote != '`' {
		return nil
	}
	limit := min(len(s.text), open+literalMost)
	j := &joined{}
	from := open
	for at := open; at < limit; at++ {
		switch c := s.text[at]; {
		case c == '\\', c == quote && at+1 < limit && s.text[at+1] == quote:
			at++ // what stands there is no end
		case c == quote:
			j.add(s.text, from, at)
			size := seam(s.text[at:limit])
			if size == 0 {
				if len(j.parts) < 2 {
					return nil
				}
				return j
			}
			from = at + size
			at = from - 1
		}
	}
	return nil
}

// seam gives the length of what stands between two literals, their quotes included;
// 0 when a text does not begin with such.
func seam(text []byte) int {
	i := 1
	for i < len(text) && bytes.IndexByte([]byte(" \t\r\n+.&\\_"), text[i]) >= 0 {
		i++
	}
	joins := bytes.ContainsAny(text[1:i], "\n+.&")
	if i+1 < len(text) && bytes.IndexByte([]byte("urfb$"), text[i]) >= 0 {
		i++ // Python's and PHP's prefix
	}
	if !joins || i >= len(text) || text[i] != text[0] {
		return 0
	}
	return i + 1
}
