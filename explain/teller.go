package explain

import (
	"sync/atomic"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
)

// teller makes hits of what was judged and hands them on, in their order. Once an
// input turns out to be long it does so beside the reading, since what is said of an
// answer takes as long as a good part of finding it.
type teller struct {
	opts   Options
	reader match.Reader // its own
	book   callBook
	emit   func(*Hit) error

	told    []*item       // wait to be handed on
	repeats []find.Repeat // too
	work    chan batch
	done    chan struct{}
	fault   atomic.Pointer[error] // the first of emit
}

// batch is what was told of a part of the input.
type batch struct {
	items   []*item
	repeats []find.Repeat
}

// batchesMost is how many batches of items wait at most, beside the one that is told.
const batchesMost = 1

// tell takes an item. Nothing may change it from then on.
func (t *teller) tell(a *item) { t.told = append(t.told, a) }

// flush hands on what was told; long says that there will be much more of it. It gives
// the first error of emit.
func (t *teller) flush(long bool) error {
	if long && t.work == nil {
		t.start()
	}
	if len(t.told)+len(t.repeats) > 0 {
		all := batch{t.told, t.repeats}
		t.told, t.repeats = nil, nil
		if t.work != nil {
			t.work <- all
		} else {
			t.hand(all)
			t.opts.Memory.of().Reuse(all.repeats)
		}
	}
	return t.failed()
}

// start begins to hand on beside the caller.
func (t *teller) start() {
	t.work, t.done = make(chan batch, batchesMost), make(chan struct{})
	go func() {
		defer close(t.done)
		for all := range t.work {
			t.hand(all)
		}
	}()
}

// hand hands items on and says that they are all for now, up to the first error.
func (t *teller) hand(all batch) {
	h := &Hit{}
	give := func() bool {
		if t.fault.Load() != nil {
			return false
		}
		if err := t.emit(h); err != nil {
			fault := err // of its own, so that only a fault takes memory
			t.fault.Store(&fault)
		}
		return true
	}
	for i := range all.repeats {
		x := &all.repeats[i]
		if *h = (Hit{opts: &t.opts, reader: &t.reader, book: &t.book, repeat: x, was: x.Seen.Quiet.(*judgement)}); !give() {
			return
		}
	}
	for _, a := range all.items {
		if *h = (Hit{opts: &t.opts, reader: &t.reader, book: &t.book, a: a}); !give() {
			return
		}
	}
	if t.opts.Told != nil && t.fault.Load() == nil {
		if err := t.opts.Told(); err != nil {
			t.fault.Store(&err)
		}
	}
}

// close hands on the rest, waits until all is, and gives the first error of emit.
func (t *teller) close() error {
	_ = t.flush(false)
	if t.work != nil {
		close(t.work)
		<-t.done
	}
	return t.failed()
}

func (t *teller) failed() error {
	if err := t.fault.Load(); err != nil {
		return *err
	}
	return nil
}
