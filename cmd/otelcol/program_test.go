//go:build collector && linux

package otelcol_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.opentelemetry.io/collector/pdata/plog"
)

// patience is how long anything is waited for: the machine may be busy.
const patience = 5 * time.Minute

// pause is between two looks at a collector's metrics. To give them takes it a
// millisecond of a processor, which is no part of what is measured.
const pause = 100 * time.Millisecond

// program gives the collector of builder-config.yaml, which is built where
// DTERR_OTELCOL names none.
func program(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("DTERR_OTELCOL"); path != "" {
		return path
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(cache, "dterr-otelcol", "dterr-otelcol")
	if err := os.MkdirAll(filepath.Dir(out), 0o750); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.CommandContext(t.Context(), ".build/build", out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out
}

// recipe gives the block of the README whose first line is a comment with its name.
func recipe(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(text), "```yaml\n# "+name+"\n")
	block, _, closed := strings.Cut(block, "```\n")
	if !ok || !closed {
		t.Fatalf("the README has no block %s", name)
	}
	return block
}

// command gives the line by which the README runs the collector: the variables of its
// environment, and its flags but for those that name a configuration.
func command(t *testing.T) (env, flags []string) {
	t.Helper()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	line := commandLine.FindString(string(text))
	before, behind, ok := strings.Cut(line, " dterr-otelcol ")
	if !ok {
		t.Fatal("the README does not say how to run the collector")
	}
	for _, word := range strings.Fields(behind) {
		if !strings.HasPrefix(word, "--config=") {
			flags = append(flags, word)
		}
	}
	return strings.Fields(before), flags
}

// collector is a collector that runs.
type collector struct {
	*exec.Cmd
	port int
	log  bytes.Buffer
}

// usage is what a collector that ended took.
type usage struct {
	cpu      time.Duration
	resident int64 // the most, in bytes
}

// freePort gives a port of loopback that nobody listens to.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // for a moment
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// run starts the collector with configurations, of which a later one goes over those
// before, and with variables of the environment.
func run(t *testing.T, env []string, configs ...string) *collector {
	t.Helper()
	c := &collector{port: freePort(t)}
	configs = append(configs, fmt.Sprintf(
		"service: {telemetry: {logs: {level: warn}, metrics: {level: normal, readers: [{pull: {exporter: {prometheus: {host: 127.0.0.1, port: %d}}}}]}}}\n", c.port))
	before, args := command(t)
	dir := t.TempDir()
	for i, text := range configs {
		path := filepath.Join(dir, strconv.Itoa(i)+".yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, "--config="+path)
	}
	c.Cmd = exec.Command(program(t), args...) //nolint:gosec,noctx // a program of ours, ended by stop
	c.Env = append(append(os.Environ(), before...), env...)
	c.Stdout, c.Stderr = &c.log, &c.log
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if c.ProcessState == nil {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
		if t.Failed() {
			t.Logf("the collector wrote:\n%.4000s", c.log.String())
		}
	})
	return c
}

// metric gives the sum of a metric over its series that have a label, "" for all; -1 where
// the collector does not answer yet.
func (c *collector) metric(name, with string) int {
	response, err := http.Get(fmt.Sprintf("http://127.0.0.1:%d/metrics", c.port)) //nolint:noctx // a process of ours
	if err != nil {
		return -1
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return -1
	}
	series := regexp.MustCompile("^" + name + `(__\w+)?(_total)?\{`)
	sum := 0
	for line := range strings.Lines(string(text)) {
		labels, value, _ := strings.Cut(strings.TrimSpace(line), "} ")
		if n, err := strconv.ParseFloat(value, 64); err == nil && series.MatchString(labels) && strings.Contains(labels, with) {
			sum += int(n)
		}
	}
	return sum
}

// until waits until a metric is at least n.
func (c *collector) until(t *testing.T, name string, n int) {
	t.Helper()
	got := 0
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(pause) {
		if got = c.metric(name, ""); got >= n {
			return
		}
	}
	t.Fatalf("%s is %d, not %d", name, got, n)
}

// settle waits until a metric stands still.
func (c *collector) settle(t *testing.T, name string) {
	t.Helper()
	const still = 4 * time.Second
	was, since := -1, time.Now()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(pause) {
		switch now := c.metric(name, ""); {
		case now != was || now < 0:
			was, since = now, time.Now()
		case time.Since(since) > still:
			return
		}
	}
	t.Fatalf("%s goes on at %d", name, was)
}

// stop ends the collector as a supervisor does.
func (c *collector) stop(t *testing.T) usage {
	t.Helper()
	resident := c.resident(t)
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("the collector ended with %v", err)
	}
	return usage{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), resident: resident}
}

// resident gives the most memory that was resident so far, in bytes. What the kernel says
// of an ended process begins with the test's own.
func (c *collector) resident(t *testing.T) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kib, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kib << 10
}

// kill ends the collector as a power cut does.
func (c *collector) kill() {
	_ = c.Process.Kill()
	_ = c.Wait()
}

// output is what the file exporter wrote.
type output struct {
	records int
	ids     map[string]int // errors by id
	bodies  map[string]int
}

// read reads a file of the file exporter. Of one that was broken off the last line is
// left out.
func read(t *testing.T, path string) output {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := output{ids: map[string]int{}, bodies: map[string]int{}}
	in := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		logs, err := new(plog.JSONUnmarshaler).UnmarshalLogs(line)
		if err != nil {
			t.Fatalf("%v in %.200q", err, line)
		}
		for _, resource := range logs.ResourceLogs().All() {
			for _, scope := range resource.ScopeLogs().All() {
				for _, record := range scope.LogRecords().All() {
					out.add(record)
				}
			}
		}
	}
}

// add counts a record: all ids where there are several errors, else the one.
func (o *output) add(record plog.LogRecord) {
	o.records++
	o.bodies[record.Body().AsString()]++
	if ids, ok := record.Attributes().Get("dingtalk.error.ids"); ok {
		for _, id := range ids.Slice().All() {
			o.ids[id.Str()]++
		}
	} else if id, ok := record.Attributes().Get("dingtalk.error.id"); ok {
		o.ids[id.Str()]++
	}
}

// doubled gives how many records there are more than bodies.
func (o *output) doubled() int { return o.records - len(o.bodies) }
