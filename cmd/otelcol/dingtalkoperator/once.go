package dingtalkoperator

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/entry"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/fileconsumer/attrs"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator/helper"
	"go.opentelemetry.io/collector/component"
	"go.uber.org/zap"
)

// onceType is the operator's name in a configuration.
const onceType = "dingtalk_once"

// passedKey is the key in the receiver's storage of what was passed on at stops.
const passedKey = "passed"

// stopsMost is how many stops an entry is remembered for that does not come again, such
// as one of a file that is gone.
const stopsMost = 8

// A batch that was accepted right before a stop is taken for not accepted, too: the receiver
// asks the context a moment after it was. How many of the last batches are kept for that,
// and how long before the stop's end they may have been accepted, besides the grace.
const (
	endedMost = 64
	moment    = time.Second
)

// defaultGrace is how long what is under way at a stop may take where nothing is said.
const defaultGrace = 5 * time.Second

// OnceConfig is the configuration of dingtalk_once besides what all operators have.
type OnceConfig struct {
	helper.TransformerConfig `mapstructure:",squash"`
	// Grace is how long a batch that is under way at a stop may take to be accepted;
	// after that it is given up, and comes again. Default: 5s.
	Grace time.Duration `mapstructure:"grace"`
}

// NewOnceConfig gives the configuration of an operator with an id.
func NewOnceConfig(id string) *OnceConfig {
	return &OnceConfig{TransformerConfig: helper.NewTransformerConfig(id, onceType), Grace: defaultGrace}
}

// Build makes the operator. It is wrong if the grace is less than nothing, or if there is
// an `if`: an operator that lets entries by cannot say of them whether they came before.
func (c OnceConfig) Build(set component.TelemetrySettings) (operator.Operator, error) {
	if c.Grace < 0 {
		return nil, fmt.Errorf("grace: %v is less than nothing", c.Grace)
	}
	if c.IfExpr != "" {
		return nil, errors.New("if: there is no such choice here")
	}
	transformer, err := c.TransformerConfig.Build(set)
	if err != nil {
		return nil, err
	}
	return &once{TransformerOperator: transformer, grace: c.Grace}, nil
}

// once passes entries on once. A receiver that is told to stop gives up the batch that is
// under way: it asks the context, not whether the batch was accepted, so what was
// accepted comes again at the next start. Here the batch is ended, it is remembered in the
// receiver's storage, and what comes again is dropped.
//
// Entries are known by their text and where in the file they begin. It may be called from
// several goroutines.
type once struct {
	helper.TransformerOperator
	grace     time.Duration
	persister operator.Persister
	unplaced  sync.Once

	mu sync.Mutex
	// before holds what was passed on at earlier stops and has not come again, that of the
	// last stop first.
	before []stop
	// now is what was passed on at this stop.
	now stop
	// ended holds the batches that were accepted last, count the number of all of them.
	ended [endedMost]ended
	count int
}

// ended is a batch that was accepted, when, and under which context.
type ended struct {
	ctx context.Context
	at  time.Time
	all []passed
}

// stop holds the entries that were passed on at a stop: by where they begin in their file,
// in bytes, the sums of their texts. The same one is there twice if two files hold it.
type stop map[int64][]string

// passed is an entry that is passed on: where it begins, and its text.
type passed struct {
	offset int64
	text   string
}

// sum gives 16 bytes in hexadecimal digits that tell texts apart.
func (p passed) sum() string {
	sum := sha256.Sum256([]byte(p.text))
	return hex.EncodeToString(sum[:16])
}

// take takes an entry out of a stop, and reports whether it was there.
func (s stop) take(p passed) bool {
	sums := s[p.offset]
	if len(sums) == 0 {
		return false // nearly always, and this takes no sum
	}
	i := slices.Index(sums, p.sum())
	if i < 0 {
		return false
	}
	if s[p.offset] = slices.Delete(sums, i, i+1); len(s[p.offset]) == 0 {
		delete(s, p.offset)
	}
	return true
}

// add adds entries to a stop.
func (s stop) add(all []passed) {
	for _, p := range all {
		s[p.offset] = append(s[p.offset], p.sum())
	}
}

// Start reads what was passed on at earlier stops. What cannot be read is as if it were
// not there: better twice than never.
func (o *once) Start(persister operator.Persister) error {
	o.persister, o.now = persister, stop{}
	text, err := persister.Get(context.Background(), passedKey)
	if err != nil {
		return fmt.Errorf("what was passed on at the last stop: %w", err)
	}
	if text == nil {
		return nil
	}
	if err := json.Unmarshal(text, &o.before); err != nil {
		o.before = nil
		o.Logger().Warn("what was passed on at the last stop cannot be read: some entries may come twice", zap.Error(err))
	}
	return nil
}

// Stop writes down what was passed on at this stop, and at earlier ones. The receiver
// stops its operators in the order in which entries go through them, so that nothing is
// under way any more.
func (o *once) Stop() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.persister == nil {
		return nil // never started
	}
	for _, e := range o.ended {
		if e.ctx != nil && e.ctx.Err() != nil && time.Since(e.at) <= o.grace+moment {
			o.now.add(e.all)
		}
	}
	var all []stop
	for _, at := range append([]stop{o.now}, o.before...) {
		if len(at) > 0 && len(all) < stopsMost {
			all = append(all, at)
		}
	}
	if len(all) == 0 {
		return o.persister.Delete(context.Background(), passedKey)
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return o.persister.Set(context.Background(), passedKey, text)
}

// Process does what ProcessBatch does.
func (o *once) Process(ctx context.Context, e *entry.Entry) error {
	return o.ProcessBatch(ctx, []*entry.Entry{e})
}

// ProcessBatch passes a batch on, without what came before. The batch is ended when the
// receiver stops, within the grace, and then remembered.
func (o *once) ProcessBatch(ctx context.Context, entries []*entry.Entry) error {
	all := o.placed(entries) // behind the next operator entries are used again
	entries = o.without(entries, all)
	if len(entries) > 0 {
		held, end := hold(ctx, o.grace)
		defer end()
		if err := o.WriteBatch(held, entries); err != nil {
			return err
		}
		if held.Err() != nil {
			return held.Err()
		}
	}
	o.remember(ctx, all)
	return nil
}

// hold gives a context that ends a while after another one does.
func hold(ctx context.Context, grace time.Duration) (held context.Context, end func()) {
	held, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		late := time.NewTimer(grace)
		defer late.Stop()
		select {
		case <-late.C:
			cancel()
		case <-held.Done():
		}
	})
	return held, func() {
		stop()
		cancel()
	}
}

// placed gives what entries are known by; nil where the receiver does not say where they
// begin, of which it is told once.
func (o *once) placed(entries []*entry.Entry) []passed {
	all := make([]passed, len(entries))
	for i, e := range entries {
		offset, ok := e.Attributes[attrs.LogFileRecordOffset].(int64)
		if !ok {
			o.unplaced.Do(func() {
				o.Logger().Warn("entries do not say where they begin, so that at a stop some may come twice: set include_file_record_offset", zap.String("operator_type", onceType))
			})
			return nil
		}
		all[i].offset = offset
		switch body := e.Body.(type) {
		case string:
			all[i].text = body
		case []byte:
			all[i].text = string(body)
		default:
			all[i].text = fmt.Sprint(body) // maps in the order of their keys
		}
	}
	return all
}

// without gives the entries of a batch that were not passed on at an earlier stop.
func (o *once) without(entries []*entry.Entry, all []passed) []*entry.Entry {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.before) == 0 || all == nil {
		return entries
	}
	kept := entries[:0]
	for i, e := range entries {
		if o.again(all[i]) {
			entry.Put(e)
		} else {
			kept = append(kept, e)
		}
	}
	clear(entries[len(kept):])
	return kept
}

// again reports whether an entry was passed on at an earlier stop, and forgets it.
func (o *once) again(p passed) bool {
	return slices.ContainsFunc(o.before, func(at stop) bool { return at.take(p) })
}

// remember adds the entries of a batch to what was passed on at this stop, or keeps them for
// the moment before one.
func (o *once) remember(ctx context.Context, all []passed) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if ctx.Err() != nil {
		o.now.add(all)
		return
	}
	o.ended[o.count%endedMost] = ended{ctx, time.Now(), all}
	o.count++
}
