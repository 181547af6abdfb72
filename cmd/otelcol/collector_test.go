//go:build collector && linux

package otelcol_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	megabytes = 1 << 20
	large     = 100 * megabytes

	accepted = "otelcol_receiver_accepted_log_records"
	// taken is what the receiver took: what it handed on, and what its filter dropped.
	taken    = "(?:" + accepted + "|otelcol_receiver_dingtalk_dropped_records)"
	incoming = "otelcol_processor_incoming_items"
	sent     = "otelcol_exporter_sent_log_records"
)

// Parts of configurations that go over the README's.
const (
	toFile  = "exporters: {file: {path: '%s'}}\nservice: {pipelines: {logs: {exporters: [file]}}}\n"
	without = "receivers: {file_log: {operators: []}}\nservice: {pipelines: {logs: {processors: []}}}\n"
	keepAll = "receivers: {file_log: {operators: [{type: dingtalk_once}]}}\nprocessors: {dingtalk: {keep_only_errors: false, redact: false}}\n"
)

// environment gives the variables that the README's configurations take.
func environment(t *testing.T, logs string, more ...string) []string {
	t.Helper()
	return append([]string{"LOGS=" + logs, "STATE=" + t.TempDir(), "OTLP_ENDPOINT=127.0.0.1:1", "OTLP_INSECURE=true"}, more...)
}

// pass runs the collector once over a log and gives what it wrote and took. It ends it when
// the receiver took n entries.
func pass(t *testing.T, log string, n int, configs ...string) (out output, u usage, took time.Duration) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.json")
	began := time.Now()
	c := run(t, environment(t, log), append(configs, fmt.Sprintf(toFile, path))...)
	c.until(t, taken, n)
	took = time.Since(began)
	u = c.stop(t)
	return read(t, path), u, took
}

// The collector of the README finds in a large log what one scan of it finds, within 5 s,
// by the clock and of a processor, or what a busy machine makes of them, and 60 MB of memory
// more than the same collector without what is ours. -v shows what each part takes.
func TestCollector(t *testing.T) {
	log := filepath.Join(t.TempDir(), "app.log")
	entries := writeLog(t, log, 17, large)
	want := scanned(t, log)
	config := recipe(t, "collector.yaml")
	measured := func(name string, more ...string) (output, usage, time.Duration) {
		out, u, took := pass(t, log, entries, append([]string{config}, more...)...)
		t.Logf("%-34s %7d records out, %5.1f s, %5.1f s of CPU, %4.1f MB/s per core, %3d MB resident",
			name, out.records, took.Seconds(), u.cpu.Seconds(), large/megabytes/u.cpu.Seconds(), u.resident/megabytes)
		return out, u, took
	}
	bare, bareUsage, bareTook := measured("no processor, every record", without)
	marked, markedUsage, _ := measured("the processor, every record", keepAll)
	kept, keptUsage, keptTook := measured("as it stands: errors, masked")

	if bare.records != entries || marked.records != entries {
		t.Errorf("%d and %d of %d records", bare.records, marked.records, entries)
	}
	for _, out := range []output{marked, kept} {
		if !maps.Equal(out.ids, want) {
			t.Errorf("counts by id\n got %v\nwant %v", out.ids, want)
		}
	}
	for _, u := range []usage{markedUsage, keptUsage} {
		if more := u.resident - bareUsage.resident; more > 60*megabytes {
			t.Errorf("the processor takes %d MB", more/megabytes)
		}
	}
	// On a machine that is busy with other things all of it takes longer, ours up to twice
	// as long as the rest.
	if most := max(5*time.Second, 5*bareUsage.cpu/2); keptUsage.cpu > most {
		t.Errorf("the collector takes %v of a processor, more than %v", keptUsage.cpu, most)
	}
	if most := max(5*time.Second, 3*bareTook); keptTook > most {
		t.Errorf("the collector takes %v, more than %v", keptTook, most)
	}
	for body := range kept.bodies {
		if strings.Contains(body, "5e1fa7c29b3d4c448d100a6b7c8d9e0f") {
			t.Fatalf("a token is left: %s", body)
		}
	}
}

// Bodies that were cut into lines by a container runtime are put together by recombine.
func TestRecombine(t *testing.T) {
	log := filepath.Join(t.TempDir(), "app.log")
	entries := writeLog(t, log, 18, 4*megabytes)
	out, _, _ := pass(t, log, entries, recipe(t, "recombine.yaml"))
	if want := scanned(t, log); !maps.Equal(out.ids, want) {
		t.Errorf("counts by id\n got %v\nwant %v", out.ids, want)
	}
}

// A collector that a supervisor ends in the middle of a log, again and again, goes on
// where it was: nothing is lost, and nothing comes twice.
func TestRestart(t *testing.T) {
	const stops = 5
	log := filepath.Join(t.TempDir(), "app.log")
	entries := writeLog(t, log, 19, large/2)
	env, path := environment(t, log), filepath.Join(t.TempDir(), "out.json")
	configs := []string{recipe(t, "collector.yaml"), keepAll, fmt.Sprintf(toFile, path), "exporters: {file: {append: true}}\n"}
	for range stops {
		c := run(t, env, configs...)
		c.until(t, incoming, entries/16)
		c.stop(t)
	}
	for i := range 2 { // one that reads the rest, one that has nothing to read
		c := run(t, env, configs...)
		c.settle(t, incoming)
		c.stop(t)
		out := read(t, path)
		text, ends := logOf(19, large/2)
		t.Logf("%d stops: %d of %d entries, %d twice", stops+i, len(out.bodies), entries, out.doubled())
		if lost := missing(text, ends, out); len(lost) > 0 {
			t.Errorf("%d entries are lost, the first %.1000q", len(lost), lost)
		}
		if out.doubled() != 0 {
			t.Errorf("%d entries came twice", out.doubled())
		}
	}
	if want := scanned(t, log); !maps.Equal(read(t, path).ids, want) {
		t.Errorf("counts by id\n got %v\nwant %v", read(t, path).ids, want)
	}
}

// An agent as the README has it, with its filter and its queue on the disk, that is ended
// in the middle again and again: the sums at the gateway are those of one scan.
func TestRestartedAgent(t *testing.T) {
	const stops = 5
	log := filepath.Join(t.TempDir(), "app.log")
	entries := writeLog(t, log, 24, large/2)
	port := freePort(t)
	g, path := gateway(t, port)
	env := environment(t, log, fmt.Sprintf("OTLP_ENDPOINT=127.0.0.1:%d", port))
	for range stops {
		agent := run(t, env, recipe(t, "collector.yaml"))
		agent.until(t, taken, entries/16)
		agent.stop(t)
	}
	last := run(t, env, recipe(t, "collector.yaml"))
	last.settle(t, sent)
	last.stop(t)
	g.stop(t)
	if out, want := read(t, path), scanned(t, log); !maps.Equal(out.ids, want) {
		t.Errorf("counts by id\n got %v\nwant %v", out.ids, want)
	}
}

// Of an agent that is killed, again and again, while a log grows, nothing is lost: what it
// had not noted down as read, or as sent, comes again. How much comes twice is up to the
// receiver, and -v shows it.
func TestKill(t *testing.T) {
	log := filepath.Join(t.TempDir(), "app.log")
	text, ends := logOf(20, 8*megabytes)
	f, err := os.Create(log)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	port := freePort(t)
	g, path := gateway(t, port)
	env := environment(t, log, fmt.Sprintf("OTLP_ENDPOINT=127.0.0.1:%d", port))
	const kills, pieces = 6, 10
	for i, from := 0, 0; i < kills; i++ {
		agent := run(t, env, recipe(t, "collector.yaml"), keepAll)
		for j := range pieces {
			end := ends[len(ends)*(i*pieces+j+1)/(kills*pieces)-1]
			if _, err := f.Write(text[from:end]); err != nil {
				t.Fatal(err)
			}
			from = end
			time.Sleep(200 * time.Millisecond)
		}
		agent.kill()
	}
	last := run(t, env, recipe(t, "collector.yaml"), keepAll)
	last.settle(t, sent)
	last.stop(t)
	g.stop(t)
	out := read(t, path)
	t.Logf("killed %d times: %d of %d entries, %d twice", kills, len(out.bodies), len(ends), out.doubled())
	if lost := missing(text, ends, out); len(lost) > 0 {
		t.Errorf("%d of %d entries are lost, the first %.1000q", len(lost), len(ends), lost)
	}
}

// missing gives the entries of a log that are no record's body.
func missing(text []byte, ends []int, out output) (all []string) {
	from := 0
	for _, end := range ends {
		if entry := strings.TrimSpace(string(text[from:end])); out.bodies[entry] == 0 {
			all = append(all, entry)
		}
		from = end
	}
	return all
}

// gateway is what the collector of a gateway is told besides the README's.
func gateway(t *testing.T, port int) (c *collector, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "gateway.json")
	return run(t, environment(t, "", fmt.Sprintf("LISTEN=127.0.0.1:%d", port)), recipe(t, "gateway.yaml"), fmt.Sprintf(toFile, path)), path
}

// Two agents and a gateway: the sums at the gateway are those of one scan of both logs.
func TestGateway(t *testing.T) {
	dir, port := t.TempDir(), freePort(t)
	g, path := gateway(t, port)
	var logs []string
	var agents []*collector
	for i := range 2 {
		log := filepath.Join(dir, fmt.Sprintf("app%d.log", i))
		writeLog(t, log, uint64(21+i), 10*megabytes)
		logs = append(logs, log)
		agents = append(agents, run(t, environment(t, log, fmt.Sprintf("OTLP_ENDPOINT=127.0.0.1:%d", port)), recipe(t, "collector.yaml")))
	}
	want := scanned(t, logs...)
	errors := 0
	for _, n := range want {
		errors += n
	}
	found := func() (n int) {
		for _, a := range agents {
			n += max(0, a.metric("otelcol_processor_dingtalk_errors", ""))
		}
		return n
	}
	for deadline := time.Now().Add(patience); found() < errors && time.Now().Before(deadline); {
		time.Sleep(50 * time.Millisecond)
	}
	if n := found(); n != errors {
		t.Errorf("the agents counted %d errors, not %d", n, errors)
	}
	for _, a := range agents {
		a.stop(t) // what is under way arrives first
	}
	g.stop(t)
	if out := read(t, path); !maps.Equal(out.ids, want) {
		t.Errorf("counts by id\n got %v\nwant %v", out.ids, want)
	}
}

// As long as the gateway does not answer, an agent waits and takes no more memory; what
// waits arrives, once, even if the agent is ended and started again before that.
func TestBackPressure(t *testing.T) {
	log := filepath.Join(t.TempDir(), "app.log")
	entries := writeLog(t, log, 23, large/4)
	port := freePort(t)
	few := "exporters: {otlp_grpc: {sending_queue: {queue_size: 2000}, retry_on_failure: {max_interval: 1s}}}\n"
	env := environment(t, log, fmt.Sprintf("OTLP_ENDPOINT=127.0.0.1:%d", port))
	agent := run(t, env, recipe(t, "collector.yaml"), keepAll, few)
	agent.until(t, incoming, 1)
	time.Sleep(5 * time.Second)
	stuck := agent.metric(incoming, "")
	time.Sleep(2 * time.Second)
	if now := agent.metric(incoming, ""); now != stuck || now >= entries {
		t.Errorf("the agent went on from %d to %d of %d records", stuck, now, entries)
	}
	agent.stop(t)
	agent = run(t, env, recipe(t, "collector.yaml"), keepAll, few)
	g, path := gateway(t, port)
	agent.until(t, sent, entries)
	u := agent.stop(t)
	g.stop(t)
	out := read(t, path)
	t.Logf("stuck at %d of %d records, %d MB resident", stuck, entries, u.resident/megabytes)
	if len(out.bodies) != entries || out.doubled() != 0 {
		t.Errorf("%d of %d entries, %d twice", len(out.bodies), entries, out.doubled())
	}
	if want := scanned(t, log); !maps.Equal(out.ids, want) {
		t.Errorf("counts by id\n got %v\nwant %v", out.ids, want)
	}
	if u.resident > 200*megabytes {
		t.Errorf("the agent took %d MB", u.resident/megabytes)
	}
}

// An entry of a megabyte is one record, and the answer at its end is found.
func TestLongRecord(t *testing.T) {
	log := filepath.Join(t.TempDir(), "app.log")
	at := "2026-11-20T10:00:01.000+08:00 "
	long := at + "ERROR dump " + strings.Repeat("a long line with a code in it;\n", 32_000) + `{"errcode":40014,"errmsg":"不合法的access_token"}` + "\n"
	if err := os.WriteFile(log, []byte(long+at+"INFO ordinary, code 7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, _ := pass(t, log, 2, recipe(t, "collector.yaml"))
	if want := map[string]int{"oapi/40014": 1}; !maps.Equal(out.ids, want) || out.records != 1 {
		t.Errorf("%d records, %v", out.records, out.ids)
	}
}

// A configuration that is wrong is refused with the reason.
func TestRefused(t *testing.T) {
	c := run(t, environment(t, "x"), recipe(t, "collector.yaml"), fmt.Sprintf(toFile, filepath.Join(t.TempDir(), "x")), "processors: {dingtalk: {from: [boody]}}\n")
	if err := c.Wait(); err == nil || !strings.Contains(c.log.String(), "boody") {
		t.Errorf("%v: %s", err, c.log.String())
	}
}
