package signature

import (
	"strconv"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// otherUnits lists the texts that an instant has in the other units: seconds,
// milliseconds, micro- and nanoseconds. A second has a thousand milliseconds,
// all of which are listed when all is set.
func otherUnits(ts string, all bool) []string {
	n, err := strconv.ParseInt(ts, 10, 64)
	if err != nil || !pasted.IsDigits(ts) {
		return nil
	}
	switch len(ts) {
	case 10:
		if !all {
			return []string{ts + "000", ts + "000000"}
		}
		list := make([]string, 0, 1001)
		for ms := n * 1000; ms < n*1000+1000; ms++ {
			list = append(list, strconv.FormatInt(ms, 10))
		}
		return append(list, ts+"000000")
	case 13:
		return []string{ts[:10], strconv.FormatInt((n+500)/1000, 10), ts + "000", ts + "000000"}
	case 16:
		return []string{ts[:13], strconv.FormatInt((n+500)/1000, 10), ts[:10], ts + "000"}
	case 19:
		return []string{ts[:13], ts[:10], ts[:16]}
	}
	return nil
}
