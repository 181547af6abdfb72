package cmd

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The scripts that cobra writes ask the program what to offer by having the
// shell evaluate the command line so far: a press of the key then runs what
// stands there in $(…), and does not wait for Enter. What follows replaces these
// places by a call whose arguments are the words of the line, less their quotes
// and otherwise as they stand.

// completionScript gives the completion script for a shell; ok is false for a shell that
// has none.
func completionScript(root *cobra.Command, shell string) (text string, ok bool, err error) {
	var b bytes.Buffer
	var edits []edit
	switch shell {
	case "bash":
		err, edits = root.GenBashCompletionV2(&b, true), bashEdits()
	case "zsh":
		err, edits = root.GenZshCompletion(&b), zshEdits()
	case "fish":
		err, edits = root.GenFishCompletion(&b, true), fishEdits()
	case "powershell":
		err, edits = root.GenPowerShellCompletionWithDesc(&b), powershellEdits()
	default:
		return "", false, nil
	}
	if err != nil {
		return "", true, err
	}
	text, err = edited(b.String(), edits)
	return text, true, err
}

// edit replaces a part of a script, both ends included, by another text. An
// empty end is the line on which it begins.
type edit struct{ from, to, with string }

// edited makes the edits. One that does not find its place exactly once is an
// error: a script that is safe in part only must not be printed.
func edited(text string, edits []edit) (string, error) {
	for _, e := range edits {
		begin := strings.Index(text, e.from)
		if begin < 0 || strings.Count(text, e.from) != 1 {
			return "", fmt.Errorf("%q is not once in the script", e.from)
		}
		to := e.to
		if to == "" {
			to = "\n"
		}
		length := strings.Index(text[begin:], to)
		if length < 0 {
			return "", fmt.Errorf("nothing in the script ends with %q", to)
		}
		if e.to != "" {
			length += len(to)
		}
		text = text[:begin] + e.with + text[begin+length:]
	}
	return text, nil
}

// bashEdits: the words of the line come with their quotes on. What is called is
// the word in front where it is a program or a function, and what an alias
// stands for.
func bashEdits() []edit {
	return []edit{
		{"# This function calls the dterr program to obtain", "\n", bashWords + "# This function calls the dterr program to obtain the completion\n"},
		{"    local requestComp lastParam lastChar args", "", "    local word args program REPLY"},
		{"    # Prepare the command to request completions for the program.", "        requestComp=\"${requestComp} ''\"\n    fi\n", `    # Every word of the line is one argument: none is expanded, and nothing that
    # stands there is run.
    args=()
    for word in "${words[@]:1}"; do
        __dterr_unquote "$word"
        args+=("$REPLY")
    done
    __dterr_find_program "${words[0]}"
`},
		{`    __dterr_debug "Calling ${requestComp}"`, `out=$(eval "${requestComp}" 2>/dev/null)`, `    __dterr_debug "Calling ${program[*]} __complete ${args[*]}"
    out=$("${program[@]}" __complete "${args[@]}" 2>/dev/null)`},
		{"        # There is not directive specified", "    fi\n", `        # There is not directive specified
        directive=0
    fi
    # What is no number is not for bash to calculate with
    [[ ${directive} =~ ^[0-9]+$ ]] || directive=1
`},
	}
}

const bashWords = `# Takes the quotes off a word, into REPLY. Nothing in the word is expanded.
__dterr_unquote()
{
    local rest=$1 run
    REPLY=
    while [[ -n ${rest} ]]; do
        run=${rest%%[\\\'\"]*}
        REPLY+=${run}
        rest=${rest:${#run}}
        case ${rest:0:1} in
            "\\")
                REPLY+=${rest:1:1}
                rest=${rest:2}
                ;;
            "'")
                run=${rest:1}
                run=${run%%\'*}
                REPLY+=${run}
                rest=${rest:$((${#run} + 2))}
                ;;
            '"')
                rest=${rest:1}
                while [[ -n ${rest} ]]; do
                    run=${rest%%[\\\"]*}
                    REPLY+=${run}
                    rest=${rest:${#run}}
                    [[ ${rest:0:1} == "\\" ]] || break
                    # A backslash quotes four characters here, and stays before others
                    [[ ${rest:1:1} == [\$\` + "`" + `\"\\] ]] || REPLY+="\\"
                    REPLY+=${rest:1:1}
                    rest=${rest:2}
                done
                rest=${rest:1}
                ;;
        esac
    done
}

# Finds what the first word of the line calls, into the array program: a file, a
# function or what an alias stands for; else the dterr on the path.
__dterr_find_program()
{
    __dterr_unquote "$1"
    # shellcheck disable=SC2088
    [[ ${REPLY:0:2} == "~/" ]] && REPLY=${HOME}/${REPLY:2}
    program=("${REPLY}")
    if [[ $(type -t -- "${REPLY}") == alias ]]; then
        REPLY=$(alias -- "${REPLY}")
        __dterr_unquote "${REPLY#*=}"
        read -r -a program <<<"${REPLY}"
    fi
    if ! type -P -- "${program[0]}" >/dev/null && ! declare -F -- "${program[0]}" >/dev/null; then
        program=(dterr)
    fi
}

`

// zshEdits: (Q) takes the quotes off a word and does no more. What was typed up
// to the = of a flag is moved out of the way rather than written into commands
// that zsh's own functions evaluate.
func zshEdits() []edit {
	return []edit{
		{"    local lastParam lastChar flagPrefix requestComp out", "", `    local program out directive comp lastComp
    local -a request noSpace keepOrder`},
		{`    words=("${=words[1,CURRENT]}")`, `        requestComp="${requestComp} \"\""` + "\n    fi\n", `    # Every word is one argument, less its quotes: none is expanded, and nothing
    # that stands there is run.
    request=("${(@Q)words[1,CURRENT]}")

    # What is called is the first word where it is a program or a function, else the
    # dterr on the path.
    program=${request[1]}
    [[ ${program} == \~/* ]] && program=${HOME}/${program[3,-1]}
    case ${"$(whence -w -- "${program}")"##*: } in
        command|hashed|function) ;;
        *) program=dterr ;;
    esac

    # For zsh, when completing a flag with an = (e.g., dterr -n=<TAB>)
    # completions stand for what follows it
    [[ ${words[CURRENT]} == -*=* ]] && compset -P '*='
`},
		{`    __dterr_debug "About to call: eval ${requestComp}"`, `out=$(eval ${requestComp} 2>/dev/null)`, `    __dterr_debug "About to call: ${program} __complete ${request[2,-1]}"
    out=$("${program}" __complete "${(@)request[2,-1]}" 2>/dev/null)`},
		{`        # There is no directive specified.`, "    fi\n", `        # There is no directive specified.  Leave $out as is.
        __dterr_debug "No directive found.  Setting do default"
        directive=0
    fi
    # What is no number is not for zsh to calculate with
    [[ ${directive} == <-> ]] || directive=1
`},
		{`    __dterr_debug "flagPrefix: ${flagPrefix}"` + "\n", "\n", ""},
		{`noSpace="-S ''"`, "", `noSpace=(-S '')`},
		{`keepOrder="-V"`, "", `keepOrder=(-V)`},
		{`        filteringCmd+=" ${flagPrefix}"` + "\n", "\n", ""},
		{`_arguments '*:dirname:_files -/'" ${flagPrefix}"`, "", `_arguments '*:dirname:_files -/'`},
		{`if eval _describe $keepOrder "completions" completions $flagPrefix $noSpace; then`, "", `if _describe "${keepOrder[@]}" "completions" completions "${noSpace[@]}"; then`},
		{`                # We must return the result of this command, so it must be the`, `_arguments '*:filename:_files'" ${flagPrefix}"`, `                # For a name that begins with $(…), zsh would run what stands in it
                [[ ${words[CURRENT]} == *(\` + "`" + `|[\$=\<\>]\(|\$[\{\[])* ]] && return 1

                # We must return the result of this command, so it must be the
                # last command, or else we must store its result to return it.
                _files`},
		{"# don't run the completion function when being source-ed or eval-ed", "", "# don't run the completion function when being source-ed"},
	}
}

// fishEdits: the tokens before the last come without their quotes.
func fishEdits() []edit {
	return []edit{
		{"    # Extract the last arg and escape it in case it is a space", "set -l lastArg (string escape -- (commandline -ct))", `    # The last arg as it stands there
    set -l lastArg (commandline -ct)`},
		{"    # Disable ActiveHelp which is not supported for fish shell", "set -l results (eval $requestComp 2> /dev/null)", `    # What is called is the first token where it is a program or a function, else
    # the dterr on the path.
    set -l program (string replace -r -- '^~/' "$HOME/" "$args[1]")
    type -q -- $program; or set program dterr

    # Disable ActiveHelp which is not supported for fish shell
    set -lx DTERR_ACTIVE_HELP 0

    # Every token is one argument: none is expanded, and nothing that stands there
    # is run.
    __dterr_debug "Calling $program __complete $args[2..-1] $lastArg"
    set -l results ($program __complete $args[2..-1] "$lastArg" 2> /dev/null)`},
	}
}

// powershellEdits: the words are taken from the parsed line. A constant gives
// its value, anything else its text.
func powershellEdits() []edit {
	return []edit{
		{"    # Get the current command line and convert into a string", `__dterr_debug "Truncated command: $Command"`, `    # The words of the command up to the cursor, each as one argument: none is
    # expanded, and nothing that stands there is run.
    $Words = @()
    foreach ($Element in $CommandAst.CommandElements) {
        $Start = $Element.Extent.StartOffset
        if ($Start -ge $CursorPosition) {
            break
        }
        if ($Element.Extent.EndOffset -gt $CursorPosition) {
            $Words += $Element.Extent.Text.Substring(0, $CursorPosition - $Start)
        } elseif ($Element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            $Words += $Element.Value
        } else {
            $Words += $Element.Extent.Text
        }
    }

    __dterr_debug ""
    __dterr_debug "========= starting completion logic =========="
    __dterr_debug "WordToComplete: $WordToComplete Words: $Words CursorPosition: $CursorPosition"`},
		{"    # Prepare the command to request completions for the program.", `    __dterr_debug "New WordToComplete: $WordToComplete"`, `    $Program = $Words[0]
    $Arguments = @($Words | Select-Object -Skip 1)

    # we cannot use $WordToComplete because it
    # has the wrong values if the cursor was moved
    # so use the last argument
    if ($WordToComplete -ne "" -and $Arguments.Length -gt 0) {
        $WordToComplete = $Arguments[-1]
    }
    __dterr_debug "New WordToComplete: $WordToComplete"`},
		{"             $RequestComp=\"$RequestComp\" + ' `\"`\"'", "", `             $Arguments += '""'`},
		{`             $RequestComp="$RequestComp" + ' ""'`, "", `             $Arguments += ''`},
		{`    __dterr_debug "Calling $RequestComp"`, "", `    __dterr_debug "Calling $Program __complete $Arguments"`},
		{"    #call the command store the output", `Invoke-Expression -OutVariable out "$RequestComp" 2>&1 | Out-Null`, `    # call the program; $Out is an array that contains each line per element
    $Out = @(& $Program '__complete' @Arguments 2>$null)
    if ($Out.Length -eq 0) {
        return
    }`},
	}
}
