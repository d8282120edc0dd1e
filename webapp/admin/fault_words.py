"""Chinese for what can be wrong with the ledger."""

from collections.abc import Mapping

from engine.store.verify import Fault

FAULTS: Mapping[Fault, str] = {
    Fault.MISSING: "缺少一条留痕",
    Fault.CHANGED: "留痕内容被改动",
    Fault.UNLINKED: "与前一条留痕不相连",
    Fault.UNREADABLE: "留痕无法读取",
    Fault.HEAD: "链尾与最后一条留痕不符",
    Fault.REWRITTEN: "与检查点签名时的留痕不同",
    Fault.CUT: "检查点签名过的留痕被截去",
    Fault.CHECKPOINT_MISSING: "缺少检查点",
    Fault.CHECKPOINT_DIFFERS: "库内外的检查点不一致",
    Fault.CHECKPOINT_UNREADABLE: "检查点无法读取",
    Fault.CHECKPOINT_SIGNATURE: "检查点签名不对",
    Fault.CHECKPOINT_SIGNER: "检查点由未知密钥签名",
    Fault.CHECKPOINT_UNLINKED: "检查点与前一个不相连",
    Fault.CHECKPOINT_ROOT: "检查点的根与链尾不符",
}
