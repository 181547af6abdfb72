//go:build !purego

#include "textflag.h"

// func hasAVX2() bool
TEXT ·hasAVX2(SB), NOSPLIT, $0-1
	MOVB $0, ret+0(FP)
	XORL AX, AX
	CPUID
	CMPL AX, $7
	JLT  no
	MOVL $1, AX
	XORL CX, CX
	CPUID
	ANDL $0x18000000, CX // OSXSAVE and AVX
	CMPL CX, $0x18000000
	JNE  no
	XORL CX, CX
	XGETBV
	ANDL $6, AX // the system keeps XMM and YMM
	CMPL AX, $6
	JNE  no
	MOVL $7, AX
	XORL CX, CX
	CPUID
	BTL  $5, BX // AVX2
	JCC  no
	MOVB $1, ret+0(FP)

no:
	RET

// MAYBE gives, for 32 places at once, the buckets that may have the byte i bytes
// behind the place: what its low half lets through and its high half too.
// Y8 is fifteen everywhere; Y10 and Y11 are spoilt.
#define MAYBE(i, low, high, buckets) \
	VMOVDQU i(SI)(AX*1), Y10  \
	VPSRLW  $4, Y10, Y11      \
	VPAND   Y8, Y10, Y10      \
	VPAND   Y8, Y11, Y11      \
	VPSHUFB Y10, low, Y10     \
	VPSHUFB Y11, high, Y11    \
	VPAND   Y10, Y11, buckets

// func search(text *byte, n int, t *Table) int
TEXT ·search(SB), NOSPLIT, $0-32
	MOVQ text+0(FP), SI
	MOVQ n+8(FP), CX
	MOVQ t+16(FP), DX

	VBROADCASTI128 0(DX), Y0
	VBROADCASTI128 16(DX), Y1
	VBROADCASTI128 32(DX), Y2
	VBROADCASTI128 48(DX), Y3
	VBROADCASTI128 64(DX), Y4
	VBROADCASTI128 80(DX), Y5
	VBROADCASTI128 96(DX), Y6
	VBROADCASTI128 112(DX), Y7
	MOVL           $0x0f0f0f0f, BX
	VMOVD          BX, X8
	VPBROADCASTD   X8, Y8

	XORQ AX, AX          // the place
	LEAQ -32(CX), BX     // the last from which there are 32

block:
	MAYBE(0, Y0, Y4, Y12)
	MAYBE(1, Y1, Y5, Y13)
	MAYBE(2, Y2, Y6, Y14)
	MAYBE(3, Y3, Y7, Y15)
	VPAND  Y12, Y13, Y12
	VPAND  Y14, Y15, Y14
	VPTEST Y12, Y14      // a bucket that may have all four
	JNE    found
	ADDQ   $32, AX
	CMPQ   AX, BX
	JLE    block
	CMPQ   AX, CX
	JGE    none
	MOVQ   BX, AX        // the rest, with what came before it
	JMP    block

found:
	VPAND     Y12, Y14, Y12
	VPXOR     Y13, Y13, Y13
	VPCMPEQB  Y13, Y12, Y12
	VPMOVMSKB Y12, DX
	NOTL      DX
	BSFL      DX, DX
	ADDQ      DX, AX
	VZEROUPPER
	MOVQ      AX, ret+24(FP)
	RET

none:
	VZEROUPPER
	MOVQ CX, ret+24(FP)
	RET
