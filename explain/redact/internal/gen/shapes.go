package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// writeShapes writes what values begin with, by the first byte and the longest
// first, and what they end with.
func writeShapes(b *bytes.Buffer, rows [][]string) {
	slices.SortStableFunc(rows, func(x, y []string) int {
		return cmp.Or(-cmp.Compare(x[1], y[1]), cmp.Compare(x[0][0], y[0][0]), cmp.Compare(len(y[0]), len(x[0])))
	})
	var at [129]int
	var second [128]uint32
	b.WriteString("// shapes holds what values begin with, by the first byte, and what they end with.\nvar shapes = []shape{\n")
	for _, row := range rows {
		least, most, _ := strings.Cut(row[3], "-")
		if most == "" {
			most = "anyLength"
		}
		if row[1] == "start" {
			at[row[0][0]+1]++
			second[row[0][0]] |= 1 << (row[0][1] & 31)
		}
		fmt.Fprintf(b, "{affix: %q, alphabet: %sText, least: %s, most: %s", row[0], row[2], least, most)
		for _, sign := range strings.Split(row[4], ",") {
			if sign != "-" {
				fmt.Fprintf(b, ", %s: true", sign)
			}
		}
		fmt.Fprintf(b, ", kind: %q},\n", row[5])
	}
	b.WriteString("}\n\n// shapeAt holds where the shapes of each first byte begin; those by their ends\n// follow.\nvar shapeAt = [129]uint8{")
	sum := 0
	for _, n := range at {
		sum += n
		fmt.Fprintf(b, "%d,", sum)
	}
	b.WriteString("}\n\n// shapeNext holds, for each first byte, the second ones as bits.\nvar shapeNext = [128]uint32{")
	for c, next := range second {
		if next != 0 {
			fmt.Fprintf(b, "%q: %#x,", rune(c), next)
		}
	}
	b.WriteString("}\n\n")
}

// writeFlags writes the flags of commands, those of all commands last.
func writeFlags(b *bytes.Buffer, rows [][]string) {
	slices.SortStableFunc(rows, func(x, y []string) int {
		return cmp.Or(cmp.Compare(y[0], x[0]), cmp.Compare(x[1], y[1]))
	})
	b.WriteString("// Flags holds the flags of commands that a secret follows.\nvar Flags = []Flag{\n")
	for _, row := range rows {
		fmt.Fprintf(b, "{Command: %q, Name: %q, What: %q, Kind: %q", row[0], row[1], row[3], row[4])
		switch row[2] {
		case "-":
		case "glued":
			b.WriteString(", Glued: true")
		default:
			fmt.Fprintf(b, ", Skip: %s", row[2])
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n\n")
}
