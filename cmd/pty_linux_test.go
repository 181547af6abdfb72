package cmd_test

import (
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
	"unsafe"
)

// terminal is a shell that a test types into through a terminal of its own.
type terminal struct {
	t    *testing.T
	tty  *os.File
	lock sync.Mutex
	seen bytes.Buffer
}

// prompt is what a shell must show when it is ready for keys.
const prompt = "ready> "

// interactive starts a shell on a terminal, in a directory, and waits until it
// is ready.
func interactive(t *testing.T, dir string, env []string, argv ...string) *terminal {
	t.Helper()
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	var n uint32
	var unlocked int32
	control(t, tty, syscall.TIOCGPTN, unsafe.Pointer(&n))
	control(t, tty, syscall.TIOCSPTLCK, unsafe.Pointer(&unlocked))
	control(t, tty, syscall.TIOCSWINSZ, unsafe.Pointer(&[4]uint16{50, 200}))
	end, err := os.OpenFile("/dev/pts/"+strconv.Itoa(int(n)), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), argv[0], argv[1:]...) // #nosec G204 -- a shell that the test names
	c.Dir, c.Env = dir, env
	c.Stdin, c.Stdout, c.Stderr = end, end, end
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = end.Close()
	s := &terminal{t: t, tty: tty}
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := tty.Read(buffer)
			s.lock.Lock()
			s.seen.Write(buffer[:n])
			s.lock.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		_ = tty.Close()
	})
	s.await(func() bool {
		s.lock.Lock()
		defer s.lock.Unlock()
		return bytes.Contains(s.seen.Bytes(), []byte(prompt))
	})
	return s
}

// await waits until something is true.
func (s *terminal) await(done func() bool) {
	s.t.Helper()
	for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(5 * time.Millisecond) {
		if done() {
			return
		}
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.t.Fatalf("no answer; the terminal shows\n%s", s.seen.String())
}

func control(t *testing.T, tty *os.File, request uintptr, arg unsafe.Pointer) {
	t.Helper()
	if _, _, no := syscall.Syscall(syscall.SYS_IOCTL, tty.Fd(), request, uintptr(arg)); no != 0 {
		t.Fatal(no)
	}
}

// typeKeys presses keys and waits until the shell has written a file, whose
// content it gives.
func (s *terminal) typeKeys(keys, file string) string {
	s.t.Helper()
	_ = os.Remove(file)
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
	var text []byte
	s.await(func() bool {
		var err error
		text, err = os.ReadFile(file) // #nosec G304 -- a file of the test
		return err == nil
	})
	return string(text)
}
