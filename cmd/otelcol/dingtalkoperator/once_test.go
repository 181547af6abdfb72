package dingtalkoperator_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-telemetry/opentelemetry-collector-contrib/extension/storage/storagetest"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/entry"
	"github.com/open-telemetry/opentelemetry-collector-contrib/receiver/filelogreceiver"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/receiver"
	"go.opentelemetry.io/collector/receiver/receivertest"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkoperator"
)

// at gives an entry that begins at an offset.
func at(offset int64, body string) *entry.Entry {
	e := withBody(body)
	e.Attributes = map[string]any{"log.file.record_offset": offset}
	return e
}

// lines gives entries as a receiver reads them, one behind the other.
func lines(offset int64, bodies ...string) (all []*entry.Entry) {
	for _, body := range bodies {
		all = append(all, at(offset, body))
		offset += int64(len(body)) + 1
	}
	return all
}

// session starts an operator on a storage, has it pass batches on, the last of which is
// under way at a stop if asked, and stops it. It gives what was passed on.
func session(t *testing.T, dir string, stopped bool, batches ...[]*entry.Entry) []any {
	t.Helper()
	op, s, _ := build(t, map[string]any{"type": "dingtalk_once", "grace": "1m"})
	client := storagetest.NewFileBackedClient(component.KindReceiver, component.MustNewID("file_log"), "", dir)
	if err := op.Start(client); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i, batch := range batches {
		if stopped && i == len(batches)-1 {
			s.during = func(held context.Context) {
				cancel()
				if held.Err() != nil {
					t.Error("the batch that is under way is given up")
				}
			}
		}
		if err := op.ProcessBatch(ctx, batch); err != nil {
			t.Error(err)
		}
	}
	if err := op.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := client.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s.bodies
}

// What is under way at a stop is passed on and is not when it comes again, once; whatever
// else comes then is.
func TestOnce(t *testing.T) {
	dir := t.TempDir()
	first := func() []*entry.Entry { return lines(0, "a", "b", "b") }
	second := func() []*entry.Entry { return lines(6, "c", "d") }
	steps := []struct {
		name    string
		stopped bool
		batches [][]*entry.Entry
		want    string
	}{
		{"stopped in the second batch", true, [][]*entry.Entry{first(), second()}, "a b b c d"},
		{"nothing came at all", false, nil, ""},
		{"stopped in the same batch, with more in it", true, [][]*entry.Entry{lines(6, "c", "d", "e")}, "e"},
		{"it comes with others", false, [][]*entry.Entry{lines(6, "c", "d", "e", "f"), lines(14, "g")}, "f g"},
		{"of which nothing is remembered", false, [][]*entry.Entry{lines(6, "c", "d")}, "c d"},
		{"stopped again", true, [][]*entry.Entry{lines(20, "h", "i")}, "h i"},
		{"other texts at the same offsets, the same text at others", false, [][]*entry.Entry{lines(20, "x", "i"), lines(30, "h")}, "x h"},
		{"two files with the same entry", true, [][]*entry.Entry{{at(40, "j"), at(40, "j")}}, "j j"},
		{"which comes three times", false, [][]*entry.Entry{{at(40, "j")}, {at(40, "j"), at(40, "j")}}, "j"},
	}
	for _, s := range steps {
		got := session(t, dir, s.stopped, s.batches...)
		if text := strings.Trim(fmt.Sprint(got), "[]"); text != s.want {
			t.Errorf("%s: %q came, not %q", s.name, text, s.want)
		}
	}
}

// The batches that were accepted in the moment before a stop, which the receiver may take
// for not accepted, do not come again either; those of before are not kept.
func TestOnceMoment(t *testing.T) {
	const batches, kept = 100, 64
	dir := t.TempDir()
	for run, want := range []int{batches, batches - kept} {
		op, s, _ := build(t, map[string]any{"type": "dingtalk_once"})
		client := storagetest.NewFileBackedClient(component.KindReceiver, component.MustNewID("file_log"), "", dir)
		if err := op.Start(client); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		for i := range batches {
			if err := op.ProcessBatch(ctx, lines(int64(100*i), "a")); err != nil {
				t.Error(err)
			}
		}
		cancel()
		if err := op.Stop(); err != nil {
			t.Fatal(err)
		}
		_ = client.Close(t.Context())
		if len(s.bodies) != want {
			t.Errorf("run %d: %d entries came, not %d", run, len(s.bodies), want)
		}
	}
}

// What does not come again is forgotten after some stops, and what was passed on at all of
// them is remembered.
func TestOnceForgets(t *testing.T) {
	dir := t.TempDir()
	const stops = 9
	for i := range stops {
		session(t, dir, true, lines(int64(100*i), "x"))
	}
	for i := range stops {
		if got := session(t, dir, false, lines(int64(100*i), "x")); (len(got) == 0) != (i > 0) {
			t.Errorf("of stop %d %q came", i, got)
		}
	}
}

// A batch that is not accepted within the grace is given up, and comes again.
func TestOnceGrace(t *testing.T) {
	dir := t.TempDir()
	client := storagetest.NewFileBackedClient(component.KindReceiver, component.MustNewID("file_log"), "", dir)
	op, s, _ := build(t, map[string]any{"type": "dingtalk_once", "grace": "10ms"})
	if err := op.Start(client); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	s.during = func(held context.Context) {
		cancel()
		<-held.Done()
	}
	if err := op.ProcessBatch(ctx, lines(0, "a")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := op.Stop(); err != nil {
		t.Fatal(err)
	}
	_ = client.Close(t.Context())
	if got := session(t, dir, false, lines(0, "a")); len(got) != 1 {
		t.Errorf("%q came", got)
	}
}

// Entries that do not say where they begin come twice; no others get lost for them.
func TestOnceUnplaced(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		if got := session(t, dir, true, []*entry.Entry{withBody("a"), at(2, "b")}); len(got) != 2 {
			t.Errorf("%q came", got)
		}
	}
}

// A storage that cannot be read is no reason not to read logs.
func TestOnceUnreadable(t *testing.T) {
	client := storagetest.NewInMemoryClient(component.KindReceiver, component.MustNewID("file_log"), "")
	if err := client.Set(t.Context(), "passed", []byte(`{"x`)); err != nil {
		t.Fatal(err)
	}
	op, s, _ := build(t, map[string]any{"type": "dingtalk_once"})
	if err := op.Start(client); err != nil {
		t.Fatal(err)
	}
	if err := op.ProcessBatch(t.Context(), lines(0, "a")); err != nil || len(s.bodies) != 1 {
		t.Errorf("%v, %q came", err, s.bodies)
	}
	if err := op.Stop(); err != nil {
		t.Fatal(err)
	}
}

// stops runs the file_log receiver over a file, stops it again and again while a batch is
// under way, which is accepted, and gives how often each entry came.
func stops(t *testing.T, log, dir string, entries int, operators ...any) map[string]int {
	t.Helper()
	dingtalkoperator.Register()
	f := filelogreceiver.NewFactory()
	c := f.CreateDefaultConfig()
	if err := confmap.NewFromStringMap(map[string]any{
		"include": []any{log}, "start_at": "beginning", "poll_interval": "5ms", "storage": storagetest.NewStorageID("x").String(),
		"include_file_record_offset": true, "operators": operators,
	}).Unmarshal(c); err != nil {
		t.Fatal(err)
	}
	came := map[string]int{}
	for round := 1; len(came) < entries && round < 50; round++ {
		set := receivertest.NewNopSettings(f.Type())
		set.ID = component.MustNewID("file_log")
		host := storagetest.NewStorageHost().WithFileBackedStorageExtension("x", dir)
		var r receiver.Logs
		var stop sync.Once
		var mu sync.Mutex
		batches, stopped := 0, make(chan error, 1)
		next, err := consumer.NewLogs(func(_ context.Context, batch plog.Logs) error {
			mu.Lock()
			defer mu.Unlock()
			for _, resource := range batch.ResourceLogs().All() {
				for _, scope := range resource.ScopeLogs().All() {
					for _, record := range scope.LogRecords().All() {
						came[record.Body().Str()]++
					}
				}
			}
			if batches++; batches == round || len(came) == entries {
				stop.Do(func() { go func() { stopped <- r.Shutdown(context.Background()) }() })
				time.Sleep(20 * time.Millisecond) // the stop comes in the midst of it
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = f.CreateLogs(t.Context(), set, c, next); err != nil {
			t.Fatal(err)
		}
		if err := r.Start(t.Context(), host); err != nil {
			t.Fatal(err)
		}
		if err := <-stopped; err != nil {
			t.Fatal(err)
		}
	}
	return came
}

// The file_log receiver that is stopped in the midst of a batch hands it on again at the
// next start; with the operator every entry comes once.
func TestStops(t *testing.T) {
	var text strings.Builder
	const entries = 2000
	for i := range entries {
		fmt.Fprintf(&text, "INFO order %d\n", i)
	}
	log := filepath.Join(t.TempDir(), "app.log")
	if err := os.WriteFile(log, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	doubled := func(came map[string]int) (n int) {
		for _, times := range came {
			n += times - 1
		}
		return n
	}
	with := stops(t, log, t.TempDir(), entries, map[string]any{"type": "dingtalk_once"})
	if len(with) != entries || doubled(with) != 0 {
		t.Errorf("%d of %d entries, %d twice", len(with), entries, doubled(with))
	}
	without := stops(t, log, t.TempDir(), entries)
	if len(without) != entries || doubled(without) == 0 {
		t.Errorf("without the operator %d of %d entries, %d twice: is it of no use any more?", len(without), entries, doubled(without))
	}
}

// What is wrong with a configuration is said when the receiver is made.
func TestOnceRefused(t *testing.T) {
	for _, given := range []map[string]any{
		{"type": "dingtalk_once", "grace": "-1s"},
		{"type": "dingtalk_once", "if": "true"},
		{"type": "dingtalk_once", "grace": "soon"},
	} {
		refused(t, given)
	}
}
