package logfile

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// Group follows files that the system tells of over one connection, of which a user has
// few. Where it gives none, the files are looked at from time to time.
type Group struct {
	watcher *fsnotify.Watcher
	done    chan struct{}

	// watching is held while the watcher is told what to watch, which may wait until its
	// events are taken: mu must be free for that.
	watching sync.Mutex

	mu sync.Mutex
	// followers are those of each file, by its whole name, dirs how many of them stand in
	// each directory.
	followers map[string][]*Follower
	dirs      map[string]int
}

// NewGroup makes a group of no files.
func NewGroup() *Group {
	g := &Group{followers: map[string][]*Follower{}, dirs: map[string]int{}, done: make(chan struct{})}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		close(g.done)
		return g
	}
	g.watcher = watcher
	go g.listen()
	return g
}

// listen wakes those whose file something happened to, and all when that was lost.
func (g *Group) listen() {
	defer close(g.done)
	for {
		select {
		case event, ok := <-g.watcher.Events:
			if !ok {
				return
			}
			g.wake(event.Name)
		case _, ok := <-g.watcher.Errors:
			if !ok {
				return
			}
			g.wake("")
		}
	}
}

// wake wakes those who follow a file, "" is all.
func (g *Group) wake(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if name != "" {
		for _, f := range g.followers[filepath.Clean(name)] {
			f.wake()
		}
		return
	}
	for _, all := range g.followers {
		for _, f := range all {
			f.wake()
		}
	}
}

// add takes a file into the group: its directory is watched, which sees it renamed and
// made again.
func (g *Group) add(f *Follower) {
	g.watching.Lock()
	defer g.watching.Unlock()
	name := f.whole
	if dir := filepath.Dir(name); g.entered(name, dir, f) && g.watcher != nil && watchable(dir) {
		_ = g.watcher.Add(dir) // without it the file is looked at
	}
}

// entered enters a file, and reports whether it is the first of its directory.
func (g *Group) entered(name, dir string, f *Follower) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.followers[name] = append(g.followers[name], f)
	g.dirs[dir]++
	return g.dirs[dir] == 1
}

func (g *Group) remove(f *Follower) {
	g.watching.Lock()
	defer g.watching.Unlock()
	name := f.whole
	if dir := filepath.Dir(name); g.left(name, dir, f) && g.watcher != nil {
		_ = g.watcher.Remove(dir) // it may be gone
	}
}

// left strikes a file out, and reports whether it was the last of its directory.
func (g *Group) left(name, dir string, f *Follower) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.Index(g.followers[name], f)
	if i < 0 {
		return false
	}
	if g.followers[name] = slices.Delete(g.followers[name], i, i+1); len(g.followers[name]) == 0 {
		delete(g.followers, name)
	}
	if g.dirs[dir]--; g.dirs[dir] > 0 {
		return false
	}
	delete(g.dirs, dir)
	return true
}

// whole gives the name of a file as the system tells of it.
func whole(name string) string {
	if all, err := filepath.Abs(name); err == nil {
		return all
	}
	return filepath.Clean(name)
}

// watchedMost is how many names a directory may hold where watching it opens each.
const watchedMost = 256

// watchable reports whether a directory is watched: on systems with kqueue each file in
// it is opened for that.
func watchable(dir string) bool {
	switch runtime.GOOS {
	case "linux", "windows", "illumos", "solaris":
		return true
	}
	d, err := os.Open(dir) // #nosec G304 -- the directory of a file that is followed
	if err != nil {
		return false
	}
	defer d.Close() //nolint:errcheck // nothing was written
	names, _ := d.Readdirnames(watchedMost + 1)
	return len(names) <= watchedMost
}

// Close ends the group, whose files are looked at from then on.
func (g *Group) Close() error {
	if g.watcher == nil {
		return nil
	}
	err := g.watcher.Close()
	<-g.done
	return err
}
