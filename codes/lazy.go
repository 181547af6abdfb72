package codes

import (
	"sync"
	"sync/atomic"
)

// The decoded entries, kinds and calls. They are no state that anybody sees: a
// row says the same whenever it is decoded, and stays where it is, so that rows
// may be compared by address.
var (
	entries lazy[Entry]               //nolint:gochecknoglobals // filled when first asked for
	kinds   lazy[[kindCount]KindInfo] //nolint:gochecknoglobals // the same, all of them in one row
	apis    lazy[API]                 //nolint:gochecknoglobals // the same
)

// slabSize is the number of elements in one allocation when a whole table is
// decoded.
const slabSize = 512

// lazy is a table whose rows are decoded when first asked for, each at its own
// place for good. It may be used by several goroutines at once.
type lazy[T any] struct {
	mu   sync.Mutex
	rows atomic.Pointer[rows[T]]
}

// rows holds the rows and which of them are decoded; whole says that all are.
type rows[T any] struct {
	all   []T
	done  []atomic.Bool
	whole atomic.Bool
}

// room gives the rows, n of them, allocated at the first call.
func (l *lazy[T]) room(n int) *rows[T] {
	if r := l.rows.Load(); r != nil {
		return r
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.rows.Load()
	if r == nil {
		r = &rows[T]{all: make([]T, n), done: make([]atomic.Bool, n)}
		l.rows.Store(r)
	}
	return r
}

// row gives the row at a place of a table of n rows.
func (l *lazy[T]) row(place, n int, decode func(d *decoder, place int, row *T)) *T {
	r := l.room(n)
	if !r.done[place].Load() {
		l.mu.Lock()
		defer l.mu.Unlock()
		r.fill(place, &decoder{}, decode)
	}
	return &r.all[place]
}

// every gives all n rows.
func (l *lazy[T]) every(n int, decode func(d *decoder, place int, row *T)) []T {
	r := l.room(n)
	if !r.whole.Load() {
		l.mu.Lock()
		defer l.mu.Unlock()
		d := &decoder{slab: slabSize}
		for place := range r.all {
			r.fill(place, d, decode)
		}
		r.whole.Store(true)
	}
	return r.all
}

// fill decodes one row, once. Its caller holds the lock.
func (r *rows[T]) fill(place int, d *decoder, decode func(d *decoder, place int, row *T)) {
	if !r.done[place].Load() {
		decode(d, place, &r.all[place])
		r.done[place].Store(true)
	}
}

// EntryAt gives the entry at a place, which is its index in Entries: from 0,
// below Count. It makes no other entry.
func EntryAt(place int) *Entry { return entries.row(place, entryCount, (*decoder).entry) }
