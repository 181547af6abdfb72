package logfile_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/internal/logfile"
)

// lines reads the lines of a follower beside the test, with its changes among them.
type lines struct {
	t    *testing.T
	all  chan string
	done chan struct{}
	stop context.CancelFunc
}

func follow(t *testing.T, open func(ctx context.Context) (*logfile.Follower, error)) *lines {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	f, err := open(ctx)
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	l := &lines{t: t, all: make(chan string, 10_000), done: make(chan struct{}), stop: cancel}
	f.Changed = func(c logfile.Change) {
		l.all <- map[logfile.Change]string{logfile.Rotated: "(rotated)", logfile.Truncated: "(truncated)"}[c]
	}
	go func() {
		defer close(l.done)
		s := bufio.NewScanner(f)
		for s.Scan() {
			l.all <- s.Text()
		}
		if err := errors.Join(s.Err(), f.Close()); err != nil {
			t.Error(err)
		}
	}()
	t.Cleanup(l.end)
	return l
}

// want waits for lines, far longer than they take.
func (l *lines) want(want ...string) {
	l.t.Helper()
	for _, w := range want {
		select {
		case got := <-l.all:
			if got != w {
				l.t.Fatalf("the next line is %q, want %q", got, w)
			}
		case <-time.After(30 * time.Second):
			l.t.Fatalf("%q does not come", w)
		}
	}
}

// end ends the reading and finds no more lines.
func (l *lines) end() {
	l.stop()
	select {
	case <-l.done:
	case <-time.After(30 * time.Second):
		l.t.Fatal("the reading does not end")
	}
	select {
	case line := <-l.all:
		l.t.Errorf("there is more: %q", line)
	default:
	}
}

// writer is a program that logs to a file which it keeps open.
type writer struct {
	t *testing.T
	*os.File
}

func logTo(t *testing.T, name string) writer {
	t.Helper()
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600) // #nosec G304 -- a file of the test
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return writer{t, f}
}

func (w writer) log(text string) {
	w.t.Helper()
	if _, err := io.WriteString(w.File, text); err != nil {
		w.t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestFollow follows a file that grows, is renamed while it is still written to, is
// cut, deleted and made again.
func TestFollow(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files keep their names")
	}
	before := runtime.NumGoroutine()
	name := filepath.Join(t.TempDir(), "app.log")
	w := logTo(t, name)
	w.log("one\ntwo\n")
	l := follow(t, func(ctx context.Context) (*logfile.Follower, error) { return logfile.Follow(ctx, name, logfile.Start) })
	l.want("one", "two")
	w.log("thr")
	time.Sleep(20 * time.Millisecond)
	w.log("ee\n")
	l.want("three")

	must(t, os.Rename(name, name+".1"))
	w.log("to the old\n")
	l.want("to the old")
	next := logTo(t, name) // empty: the program writes to the old one until it is told
	w.log("to the old again\n")
	l.want("to the old again")
	w.log("the last\n")
	next.log("to the new\n")
	l.want("the last", "(rotated)", "to the new")

	must(t, os.Truncate(name, 0))
	l.want("(truncated)")
	next.log("anew\n")
	l.want("anew")

	must(t, os.Remove(name))
	next.log("deleted\n")
	l.want("deleted")
	time.Sleep(300 * time.Millisecond) // gone for a while
	logTo(t, name).log("back\n")
	l.want("(rotated)", "back")
	l.end()
	for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines of %d are left", runtime.NumGoroutine(), before)
		}
	}
}

// TestFollowEnd begins at the end of a file, and follows it through a link, of whose end
// the system does not tell.
func TestFollowEnd(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	name := filepath.Join(dir, "app.log")
	w := logTo(t, name)
	w.log("one\n")
	l := follow(t, func(ctx context.Context) (*logfile.Follower, error) { return logfile.Follow(ctx, name, logfile.End) })
	w.log("two\n")
	l.want("two")
	link := filepath.Join(other, "link.log")
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	m := follow(t, func(ctx context.Context) (*logfile.Follower, error) { return logfile.Follow(ctx, link, logfile.End) })
	w.log("three\n")
	l.want("three")
	m.want("three")
}

// TestFollowSeveral follows several files in one group, while each is rotated and cut
// under load, and loses no line of those that are renamed.
func TestFollowSeveral(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files keep their names")
	}
	const files, rotations, each = 3, 5, 200
	dir := t.TempDir()
	g := logfile.NewGroup()
	t.Cleanup(func() { must(t, g.Close()) })
	next := make([]chan struct{}, files)
	all := make([]*lines, files)
	var writers sync.WaitGroup
	for n := range files {
		name := filepath.Join(dir, fmt.Sprintf("%d.log", n))
		w := logTo(t, name).File
		all[n] = follow(t, func(ctx context.Context) (*logfile.Follower, error) { return g.Follow(ctx, name, logfile.Start) })
		next[n] = make(chan struct{}, rotations)
		writers.Go(func() {
			for r := range rotations {
				if r > 0 {
					_ = os.Rename(name, fmt.Sprintf("%s.%d", name, r))
					_, _ = fmt.Fprintf(w, "late %d\n", r)
					_ = w.Close()
					w, _ = os.Create(name) // #nosec G304 -- a file of the test
				}
				for i := range each {
					_, _ = fmt.Fprintf(w, "%d %d\n", r, i)
				}
				<-next[n]
			}
			_ = w.Close()
		})
	}
	defer writers.Wait()
	for n := range files {
		defer close(next[n]) // also where the test fails
	}
	for r := range rotations {
		for n, l := range all {
			if r > 0 {
				l.want(fmt.Sprintf("late %d", r), "(rotated)")
			}
			for i := range each {
				l.want(fmt.Sprintf("%d %d", r, i))
			}
			next[n] <- struct{}{}
		}
	}
	for _, l := range all {
		l.end()
	}
}

// TestFollowApart gives the end at each change.
func TestFollowApart(t *testing.T) {
	name := filepath.Join(t.TempDir(), "app.log")
	w := logTo(t, name)
	w.log("one\n")
	ctx, cancel := context.WithCancel(t.Context())
	f, err := logfile.Follow(ctx, name, logfile.Start)
	must(t, err)
	f.Apart = true
	defer f.Close()
	r := bufio.NewReader(f)
	if line, err := r.ReadString('\n'); line != "one\n" || err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	must(t, os.Truncate(name, 0))
	if n, err := f.Read(make([]byte, 9)); n != 0 || !errors.Is(err, io.EOF) || f.Change() != logfile.Truncated {
		t.Fatalf("%d, %v, %v", n, err, f.Change())
	}
	w.log("two\n")
	if line, err := r.ReadString('\n'); line != "two\n" || err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	cancel()
	if n, err := f.Read(make([]byte, 9)); n != 0 || !errors.Is(err, io.EOF) || f.Change() != logfile.Unchanged {
		t.Fatalf("%d, %v, %v", n, err, f.Change())
	}
}

// TestFollowNothing follows no file that is not there, and none that is no file.
func TestFollowNothing(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]error{filepath.Join(dir, "none"): os.ErrNotExist, dir: errors.ErrUnsupported} {
		if f, err := logfile.Follow(t.Context(), name, logfile.Start); !errors.Is(err, want) || f != nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}
