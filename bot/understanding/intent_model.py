"""The intent classifier: n-grams, sentence skeletons and the rules' signs in a linear model, no neural network."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.understanding.anger import measure_anger
from bot.understanding.category import OTHER, categorise
from bot.understanding.contacts import find_contacts
from bot.understanding.flags import raise_flags
from bot.understanding.fold import folded
from bot.understanding.lexicon import compiled, load
from bot.understanding.resolution import asked_resolutions
from bot.understanding.skeleton import skeleton

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|#+")
_QUESTION = re.compile(
    r"[?？]|吗|呢|什么|怎么|哪|几点|多少|(?<![a-z])(?:what|when|where|who|how|which|do you|can you|is there|are you)(?![a-z])"
)


# Kind words alone praise; beside a fault or a curse they are sarcasm or a part of a complaint.
_GLAD = frozenset({"praise", "delight"})
_SORRY = frozenset({"fault", "curse", "lament", "sarcasm", "feeling"})
_SAME_SIGN = re.compile(r"^(.)\1*$")


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern[str]]:
    return {name: compiled(patterns) for name, patterns in load("cues").items()}


def looks_like_rubbish(plain: str) -> bool:
    """Whether folded text is keyboard rubbish: one sign repeated, no vowels, only marks, or figures that name nothing."""
    bare = re.sub(r"\s", "", plain)
    if not bare or len(bare) > 40:
        return False
    letters = re.sub(r"[^a-z]", "", bare)
    if len(bare) >= 4 and _SAME_SIGN.match(bare):
        return True
    if not re.search(r"[a-z0-9\u3400-\u9fff]", bare):
        return True
    if letters == bare and len(bare) >= 4:
        return not re.search(r"[aeiouy]", bare) or bool(re.search(r"[^aeiouy]{5}", bare))
    return bare.isdigit() and 3 <= len(bare) <= 7


def _signs(text: str, plain: str) -> list[str]:
    """The findings of the rules as words of their own, so that the model can weigh them."""
    anger, category, wishes, flags = (
        measure_anger(text),
        categorise(text),
        asked_resolutions(text),
        raise_flags(text),
    )
    signs = [
        f"=anger{anger.value}",
        f"=wishes{min(len(wishes.all), 2)}",
        f"=long{min(len(plain) // 12, 6)}",
    ]
    signs += [f"={name}" for name, value in vars(flags).items() if value]
    signs += [f"=wish:{name}" for name in wishes.all]
    signs += ["=subject"] if category.value != OTHER else ["=nosubject"]
    signs += [f"=has:{span.entity}" for span in find_contacts(plain)]
    # Said twice so that meaning outweighs spelling; a little better than once in cross-validation.
    cues = {name for name, pattern in _cues().items() if pattern.search(plain)}
    signs += [f"=cue:{name}" for name in sorted(cues)] * 2
    signs += [f"=glad{len(cues & _GLAD)}{'but' if anger.value or cues & _SORRY else ''}"] if cues & _GLAD else []
    signs += ["=rubbish"] * 2 if looks_like_rubbish(plain) else []
    signs += ["=question"] if _QUESTION.search(plain) else []
    return signs


def features(text: str) -> list[str]:
    """The words the model sees: n-grams of the folded text with digits as #, its skeleton and the rules' signs."""
    plain = re.sub(r"\d", "#", folded(text)).strip()
    words = _WORD.findall(plain)
    grams = [f"w:{word}" for word in words]
    grams += [f"w:{first} {second}" for first, second in itertools.pairwise(words)]
    grams += [f"w:{' '.join(words[place : place + 3])}" for place in range(len(words) - 2)]
    for run in _HAN.findall(plain):
        grams += [run[place : place + size] for size in (1, 2, 3, 4) for place in range(len(run) - size + 1)]
    latin = re.sub(r"[^a-z#!?]+", " ", plain)
    for word in latin.split():
        padded = f"<{word}>"
        grams += [f"c:{padded[place : place + 4]}" for place in range(max(1, len(padded) - 3))]
    # Where a short message begins and ends tells affirm from deny better than its middle.
    grams += [f"^{plain[:2]}", f"{plain[-2:]}$", f"^{plain}$"] if len(plain) <= 24 else [f"^{plain[:2]}"]
    return grams + skeleton(plain) + _signs(text, folded(text))


@dataclass
class IntentModel:
    """A trained model; plain data that survives being stored."""

    vectorizer: Any
    classifier: Any

    @classmethod
    def train(cls, texts: Sequence[str], intents: Sequence[str], strength: float = 40.0) -> IntentModel:
        """Fit on labelled messages; ``strength`` is the inverse of regularisation. The result is deterministic."""
        vectorizer = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=1, dtype=np.float32)
        matrix = vectorizer.fit_transform(texts)
        classifier = LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=7)
        classifier.fit(matrix, list(intents))
        return cls(vectorizer, classifier)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All intents with their probabilities, the likeliest first."""
        chances = self.classifier.predict_proba(self.vectorizer.transform([text]))[0]
        order = np.argsort(-chances, kind="stable")
        return [(str(self.classifier.classes_[place]), float(chances[place])) for place in order]
