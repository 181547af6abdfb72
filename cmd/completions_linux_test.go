package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// bashCompletion is the package that the script for bash needs.
const bashCompletion = "/usr/share/bash-completion/bash_completion"

// A completer gives what a shell makes of a command line when the key is
// pressed at its end: the line afterwards, and what it offers.
type completer func(line string) (after, offers string)

// eachShell runs a test in every shell that is installed, its script loaded, in a
// directory of its own with two files. Where CI is set, all must be there.
func eachShell(t *testing.T, test func(t *testing.T, shell, dir string, complete completer)) {
	t.Helper()
	for shell, start := range map[string]func(*testing.T, string, string, []string) completer{"bash": bash, "zsh": zsh, "fish": fish} {
		t.Run(shell, func(t *testing.T) {
			t.Parallel()
			_, err := exec.LookPath(shell)
			if err == nil && shell == "bash" {
				_, err = os.Stat(bashCompletion)
			}
			switch {
			case err != nil && os.Getenv("CI") != "":
				t.Fatal(err)
			case err != nil:
				t.Skip(err)
			}
			dir := t.TempDir()
			write(t, filepath.Join(dir, "file one.txt"), "")
			write(t, filepath.Join(dir, "filetwo.txt"), "")
			scripts, err := filepath.Abs("../completions")
			if err != nil {
				t.Fatal(err)
			}
			test(t, shell, dir, start(t, dir, scripts, shellEnv(t)))
		})
	}
}

// shellEnv is the environment of a shell that finds this program as dterr.
func shellEnv(t *testing.T) []string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin, home := t.TempDir(), t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "dterr")); err != nil {
		t.Fatal(err)
	}
	return []string{
		"PATH=" + bin + ":" + os.Getenv("PATH"), "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home,
		"TERM=xterm", "LC_ALL=C.UTF-8", "DTERR_LANG=en", sleepLog + "=" + filepath.Join(home, "log"),
	}
}

// bash types a line and Tab, and has a key write down the line and the offers.
func bash(t *testing.T, dir, scripts string, env []string) completer {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	rc := filepath.Join(t.TempDir(), "rc")
	write(t, rc, `PS1='`+prompt+`'; HISTFILE=; set -o history -o histexpand
source `+bashCompletion+`
source `+scripts+`/dterr.bash
bind 'set completion-query-items 0'; bind 'set page-completions off'; bind 'set show-all-if-ambiguous on'; bind 'set bell-style none'
alias d='dterr --lang zh'
f() { dterr "$@"; }
probe() { __start_dterr "$@"; offers=("${COMPREPLY[@]}"); }
complete -o default -F probe dterr d f
dump() { { printf '%s\0' "$READLINE_LINE"; printf '%s\n' "${offers[@]}"; } >`+out+`.new; mv `+out+`.new `+out+`; READLINE_LINE=; offers=(); }
bind -x '"\C-x\C-d": dump'
`)
	s := interactive(t, dir, env, "bash", "--noprofile", "--rcfile", rc, "-i")
	return func(line string) (after, offers string) {
		keys := strings.NewReplacer("\n", "\x16\n", "\t", "\x16\t").Replace(line) // quoted inserts
		after, offers, _ = strings.Cut(s.typeKeys(keys+"\t\x18\x04", out), "\x00")
		return after, offers
	}
}

// zsh completes in a widget that reads the line from a file.
func zsh(t *testing.T, dir, scripts string, env []string) completer {
	t.Helper()
	home, tmp := t.TempDir(), t.TempDir()
	in, out := filepath.Join(tmp, "in"), filepath.Join(tmp, "out")
	write(t, filepath.Join(home, ".zshrc"), `PS1='`+prompt+`'; LISTMAX=100000; setopt nobeep nolistbeep extendedglob banghist
autoload -Uz compinit; compinit -u -D
source `+scripts+`/_dterr
probe() {
	BUFFER="$(<`+in+`)"; CURSOR=$#BUFFER; offers=
	zle complete-word
	{ print -rn -- "$BUFFER"; printf '\0'; print -rl -- $offers } >`+out+`.new; mv `+out+`.new `+out+`
	BUFFER=
}
zle -N probe; bindkey '^G' probe
# What is offered is noted on its way to the completion system.
_describe() {
	local name=completions
	[[ $1 == -V ]] && shift
	offers=("${(@P)name}")
	unfunction _describe; autoload -Uz _describe
	local result
	_describe "$@"; result=$?
	functions[_describe]=$noted
	return $result
}
noted=$functions[_describe]
typeset -ga offers
`)
	s := interactive(t, dir, append(env, "ZDOTDIR="+home), "zsh", "-d", "-i")
	return func(line string) (after, offers string) {
		write(t, in, line)
		after, offers, _ = strings.Cut(s.typeKeys("\x07", out), "\x00")
		return after, offers
	}
}

// fish completes a line without a terminal; it is not asked what it inserts.
func fish(t *testing.T, dir, scripts string, env []string) completer {
	t.Helper()
	return func(line string) (after, offers string) {
		c := exec.CommandContext(t.Context(), "fish", "--no-config", "-c", "source "+scripts+"/dterr.fish; complete -C $LINE")
		c.Dir, c.Env = dir, append(env, "LINE="+line)
		out, _ := c.CombinedOutput() // some lines are no commands to fish
		return "", string(out)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestCompletionOffers proves that the scripts complete in the shells
// themselves: codes with titles, commands, flags, values and files, behind words
// in quotes, with blanks, and behind an equals sign.
func TestCompletionOffers(t *testing.T) {
	t.Parallel()
	eachShell(t, func(t *testing.T, shell, _ string, complete completer) {
		t.Helper()
		for _, tt := range []struct{ line, want, not, after string }{
			{"dterr lookup 4001", "40014", "oops", "dterr lookup 4001"},
			{"dterr lookup 4001", "access_token", "", ""},
			{"dterr lookup 40014 4001", "40013", "40014", ""},
			{"dterr lookup '40014' 4001", "40013", "40014", ""},
			{`dterr lookup "40014" 4001`, "40013", "40014", ""},
			{`dterr lookup 400\14 4001`, "40013", "40014", ""},
			{`dterr lookup 4'00'"14" 4001`, "40013", "40014", ""},
			{`dterr lookup 'a b' "c \"d" e\ f 4001`, "40014", "", ""},
			{"dterr lookup -- 4001", "40014", "", ""},
			{"dterr lookup $HOME 4001", "40014", "", ""},
			{"dterr lookup oapi/4001", "oapi/40014", "", ""},
			{"dterr look", "lookup", "", "dterr lookup "},
			{"dterr lookup --ap", "--api", "", "dterr lookup --api "},
			{"dterr list --kind aut", "auth", "", "dterr list --kind auth "},
			{"dterr list --kind=aut", "auth", "", "dterr list --kind=auth "},
			{"dterr list --kind=", "auth", "", ""},
			{"dterr completion fi", "fish", "", "dterr completion fish "},
			{"dterr explain filet", "", "", "dterr explain filetwo.txt "},
			{"dterr explain 'x y' filet", "", "", "dterr explain 'x y' filetwo.txt "},
			{"dterr verify callback --body filet", "", "", "dterr verify callback --body filetwo.txt "},
			{"dterr verify callback --body=filet", "", "", "dterr verify callback --body=filetwo.txt "},
			{"dterr lookup --api /v1.0/robot/groupM", "/v1.0/robot/groupMessages", "", ""},
			{"dterr lookup --api=/v1.0/robot/groupM", "/v1.0/robot/groupMessages", "", ""},
			{"dterr ", "lookup", "", ""},
			{"dterr lookup ", "40014", "", ""},
		} {
			if shell == "fish" && strings.Contains(tt.line, `\1`) {
				continue // a character by its number
			}
			after, offers := complete(tt.line)
			if !strings.Contains(offers, tt.want) || tt.not != "" && strings.Contains(offers, tt.not) || shell != "fish" && tt.after != "" && after != tt.after {
				t.Errorf("%q becomes %q, want %q\noffers %q, want %q and not %q", tt.line, after, tt.after, offers, tt.want, tt.not)
			}
		}
		if shell == "bash" {
			for _, line := range []string{"d lookup 4001", "./dterr lookup 4001", "~/dterr lookup 4001", "f lookup 4001", "$HOME/dterr lookup 4001"} {
				_, offers := complete(line)
				if !strings.Contains(offers, "40014") || (line[:2] == "d ") != strings.Contains(offers, "不合法") {
					t.Errorf("%q offers %q", line, offers)
				}
			}
		}
	})
}

// TestCompletionRunsNothing proves that nothing on the line is run by pressing
// the key, wherever it stands.
func TestCompletionRunsNothing(t *testing.T) {
	t.Parallel()
	const run = "touch pwned"
	hostile := []string{
		"$(" + run + ")", "`" + run + "`", `"$(` + run + `)"`, "\"`" + run + "`\"", "'$(" + run + ")'", `\$(` + run + `)`,
		"<(" + run + ")", ">(" + run + ")", "=(" + run + ")", "';" + run + ";'", "';'" + run + "';'", `\;` + run + `\;`, `";` + run + `;"`, "'|'" + run, "'&&'" + run,
		"${x:=$(" + run + ")}", "${x:-`" + run + "`}", "$((a[$(" + run + ")]))", "$[a[$(" + run + ")]]", "a[$(" + run + ")]=1", "${a[$(" + run + ")]}", "${(e):-\\$(" + run + ")}", "${x@P}",
		"*(e:'" + run + "':)", "*(+pwn)", "{a,$(" + run + ")}", "~$(" + run + ")", "$'a\\n" + run + "\\n'", "'a\n" + run + "\n'", "\"a\n" + run + "\n\"",
		"!!", "!touch", "(" + run + ")", "$(" + run + ")/x", "x=$(" + run + ")",
		"--api=$(" + run + ")=", "--api=`" + run + "`", "--kind=$(" + run + ")=a", "--body=$(" + run + ")=", "-x=$(" + run + ")=y", "a:$(" + run + "):", "-e:$(" + run + "):=", "--body='];" + run + ";['=", "\"$(" + run, "'$(" + run, "`" + run,
	}
	eachShell(t, func(t *testing.T, shell, dir string, complete completer) {
		t.Helper()
		for n, word := range hostile {
			for m, line := range []string{
				"dterr lookup " + word, "dterr lookup " + word + " 4001", "dterr " + word + " 4001", "dterr explain " + word, "dterr explain " + word + " fi", "dterr verify callback --body " + word,
				"dterr lookup --api " + word + " 4", "dterr list --kind=" + word, "dterr verify callback --body=" + word, word + "/dterr lookup 4001", "x=" + word + " dterr lookup 4001",
			} {
				// every word in some places, the commonest in all
				if n > 5 && (n+m)%4 > 0 || testing.Short() && (n+m)%11 > 0 {
					continue
				}
				if shell == "zsh" && strings.HasPrefix(line, "=(") {
					continue // zsh runs that to find out which command it completes
				}
				complete(line)
				if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
					t.Errorf("%q runs what stands there", line)
					_ = os.Remove(filepath.Join(dir, "pwned"))
				}
			}
		}
	})
}
