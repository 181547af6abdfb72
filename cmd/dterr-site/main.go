// Command dterr-site writes the static site: what dterr knows, a page for each code and
// call in Chinese and English, and a box to paste into that runs dterr in the browser.
// Any static host will do.
//
//	go run ./cmd/dterr-site DIR
//	go run ./cmd/dterr-site -base https://errors.example/ DIR
//	go run ./cmd/dterr-site -serve 8080 DIR
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"

	"github.com/dterr/dterr/cmd/dterr-site/internal/box"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/cmd/dterr-site/internal/output"
	"github.com/dterr/dterr/cmd/dterr-site/internal/serve"
)

// The exit codes, as those of dterr.
const (
	exitFailure = 1
	exitUsage   = 2
)

// published is where GitHub Pages puts the site of this repository.
const published = "https://dterr.github.io/dterr/"

const usage = `usage: dterr-site [-base URL] [-serve ADDRESS] DIR
Writes the site into DIR, which is made, empty, or the site of an earlier run.

  -base URL       where it will be published; for canonical links and the sitemap
                  (default ` + published + `)
  -serve ADDRESS  show it on this machine then, at a loopback address or a port
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("dterr-site", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	base, address := flags.String("base", "", ""), flags.String("serve", "", "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, _ = io.WriteString(out, usage)
		return 0
	case err == nil && flags.NArg() != 1:
		err = errors.New("which directory?")
		fallthrough
	case err != nil:
		_, _ = fmt.Fprintf(errs, "dterr-site: error: %v\n%s", err, usage)
		return exitUsage
	}
	if err := site(ctx, flags.Arg(0), *base, *address, out); err != nil {
		_, _ = fmt.Fprintln(errs, "dterr-site: error:", err)
		return exitFailure
	}
	return 0
}

// site writes the site, and serves it where an address is given: then that is where it
// is published, too, unless another place is named.
func site(ctx context.Context, dir, base, address string, out io.Writer) error {
	var at net.Listener
	if address != "" {
		var err error
		if at, err = serve.Listen(ctx, address); err != nil {
			return err
		}
		defer at.Close()
		if base == "" {
			base = "http://" + at.Addr().String() + "/"
		}
	}
	if base == "" {
		base = published
	}
	l, err := layout.New(base)
	if err != nil {
		return err
	}
	scripts, err := box.Files(ctx)
	if err != nil {
		return err
	}
	if err := output.Write(dir, func(made string) error { return build(made, l, scripts) }); err != nil {
		return err
	}
	if at == nil {
		return nil
	}
	if _, err := fmt.Fprintln(out, "http://"+at.Addr().String()+l.Root()); err != nil {
		return err
	}
	return serve.Site(ctx, at, dir, l.Root())
}
