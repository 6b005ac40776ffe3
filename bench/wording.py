"""How fast the wording guard is: ``python -m bench.wording``; prints times in milliseconds on one core."""

from __future__ import annotations

import time
from statistics import median, quantiles

from bot.wording.guard import check

SENTENCES = (
    "您好，很高兴为您服务，请问有什么可以帮您？",
    "您应该先看一下说明书再操作。",
    "退款会在3-5个工作日内原路返回，请留意短信。",
    "我们不会让您白跑一趟，今天18:00前给您答复。",
    "麻烦您把订单号AM26110301发给我，好吗？",
    "我理解您的感受，谁遇到这种情况都会不开心。",
    "您误会了，我们从来没有承诺过这个。",
    "You should have received our text message by now.",
    "Please calm down, we never said that.",
    "Could you send me a photo of the damage?",
)
ROUNDS = 200


def milliseconds(text: str, rounds: int = ROUNDS) -> list[float]:
    """The time of each of ``rounds`` checks of one text, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        check(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def main() -> None:
    """Print the loading time, the time of a sentence, of 500 characters, and how time grows with length."""
    start = time.perf_counter()
    check("")
    print(f"load             {(time.perf_counter() - start) * 1000:8.1f} ms")
    for sentence in SENTENCES:
        check(sentence)
    single = [each for sentence in SENTENCES for each in milliseconds(sentence)]
    print(f"a sentence       {median(single):8.3f} ms median, {quantiles(single, n=100)[98]:.3f} ms p99")
    long = ("".join(SENTENCES) * 3)[:500]
    times = milliseconds(long, 300)
    print(f"500 characters   {median(times):8.3f} ms median, {quantiles(times, n=100)[98]:.3f} ms p99")
    innocent = ("".join(sentence for place, sentence in enumerate(SENTENCES) if place in (0, 2, 4, 5, 9)) * 9)[:500]
    times = milliseconds(innocent, 300)
    print(f"500, innocent    {median(times):8.3f} ms median, {quantiles(times, n=100)[98]:.3f} ms p99")
    for unit in ("你 ", "你应该先", "".join(SENTENCES)):
        grown = [min(milliseconds((unit * 10_000)[:length], 3)) for length in (2_500, 5_000, 10_000)]
        print(f"{unit[:6]!r:12} 2,500/5,000/10,000: " + " / ".join(f"{each:.1f}" for each in grown) + " ms")


if __name__ == "__main__":
    main()
