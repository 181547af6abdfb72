package logfile

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
)

// order brings the parts of each rotated log into the order in which they were written,
// where the first of them stands, and leaves the order of the logs. It says which are
// rotated.
func order(all []Source) {
	sets := map[string]int{}
	written := map[int]bool{} // the sets of which the part is there that is written to
	parts := make([]rotation, len(all))
	places := make([]int, len(all))
	for i, s := range all {
		dir, base := filepath.Split(s.Name)
		log, part := partOf(base)
		if s.IsStdin() {
			log, part = "", rotation{}
		}
		key := filepath.Clean(dir) + "\x00" + log
		if _, ok := sets[key]; !ok {
			sets[key] = i
		}
		part.set = sets[key]
		written[part.set] = written[part.set] || part.kind == current
		parts[i], places[i] = part, i
	}
	slices.SortStableFunc(places, func(a, b int) int { return parts[a].compare(parts[b]) })
	found := slices.Clone(all)
	for i, place := range places {
		all[i] = found[place]
		all[i].Rotated = parts[place].kind != current && written[parts[place].set]
	}
}

// rotation is the place of a file among those of its log.
type rotation struct {
	// set is where the first part of the log stands among all that was found.
	set int
	// kind is the earlier the older: those with a date, those with a number, the log.
	kind kind
	// numbers are a date and what follows it, or how often the file was renamed.
	numbers []int
}

type kind int

const (
	dated kind = iota + 1
	numbered
	current
)

func (r rotation) compare(o rotation) int {
	if c := cmp.Or(cmp.Compare(r.set, o.set), cmp.Compare(r.kind, o.kind)); c != 0 {
		return c
	}
	if r.kind == numbered { // the more often renamed is the older
		return slices.Compare(o.numbers, r.numbers)
	}
	return slices.Compare(r.numbers, o.numbers)
}

// renamedMost is up to which number a file is renamed again and again; a greater one is
// a time.
const renamedMost = 99_999

// partOf gives the name of the log that a file is a part of, and which one.
func partOf(base string) (log string, p rotation) {
	for _, ending := range endings {
		if cut, ok := strings.CutSuffix(base, ending); ok && cut != "" {
			base = cut
			break
		}
	}
	if before, numbers, after, ok := date(base); ok {
		// app.log.1 of a day is what the day's log had no room for.
		if n, cut, ok := lastNumber(after); ok {
			numbers, after = append(numbers, n), cut
		}
		return before + after, rotation{kind: dated, numbers: numbers}
	}
	for _, ending := range [...]string{".old", ".prev", ".bak", ".orig"} {
		if cut, ok := strings.CutSuffix(base, ending); ok && cut != "" {
			return cut, rotation{kind: numbered, numbers: []int{1}}
		}
	}
	if n, cut, ok := lastNumber(base); ok {
		return cut, byNumber(n)
	}
	// app.1.log
	ending := filepath.Ext(base)
	if n, cut, ok := lastNumber(strings.TrimSuffix(base, ending)); ok && ending != "" {
		return cut + ending, byNumber(n)
	}
	return base, rotation{kind: current}
}

func byNumber(n int) rotation {
	if n > renamedMost {
		return rotation{kind: dated, numbers: []int{n}}
	}
	return rotation{kind: numbered, numbers: []int{n}}
}

// lastNumber cuts the number that a name ends with behind a dot.
func lastNumber(name string) (n int, cut string, ok bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 1 || len(name)-i-1 > 10 {
		return 0, "", false
	}
	n, end := digits(name, i+1)
	return n, name[:i], end == len(name) && end > i+1
}

// digits gives the value of the digits of a name at i and where they end.
func digits(name string, i int) (value, end int) {
	for end = i; end < len(name) && '0' <= name[end] && name[end] <= '9' && end-i < 18; end++ {
		value = value*10 + int(name[end]-'0')
	}
	return value, end
}

// date finds the date in the name of a file: the numbers of the day, of the time and of
// a count behind it, and what stands before and behind them without what parts them.
func date(base string) (before string, numbers []int, after string, ok bool) {
	for i := 0; i < len(base); {
		year, end := digits(base, i)
		if end == i {
			i++
			continue
		}
		start := i
		i = end
		switch end - start {
		case 8:
			day := year
			if !isDay(day/10000, day/100%100, day%100) {
				continue
			}
			numbers = []int{day / 10000, day / 100 % 100, day % 100}
		case 4:
			sep := at(base, end)
			month, e1 := digits(base, end+1)
			if !strings.ContainsRune("-_.", rune(sep)) || e1 != end+3 || !isDay(year, month, 1) {
				continue
			}
			numbers, end = []int{year, month}, e1
			if day, e2 := digits(base, e1+1); at(base, e1) == sep && e2 == e1+3 {
				if !isDay(year, month, day) {
					continue
				}
				numbers, end = append(numbers, day), e2
			}
		default:
			continue
		}
		numbers, end = count(base, end, numbers)
		before = strings.TrimRight(base[:start], "-_.")
		if before == "" { // 2026-11-28.log
			return "", numbers, base[end:], true
		}
		return before, numbers, base[end:], true
	}
	return "", nil, "", false
}

// count reads the time of a day and a count behind a date.
func count(base string, i int, numbers []int) ([]int, int) {
	for i+1 < len(base) && strings.IndexByte("-_.T:", base[i]) >= 0 {
		n, end := digits(base, i+1)
		if end == i+1 {
			break
		}
		numbers, i = append(numbers, n), end
	}
	return numbers, i
}

func isDay(year, month, day int) bool {
	return year >= 1990 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}
