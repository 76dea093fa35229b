"""A tiny image-text model with random weights, as any folder of the CLIP kind would be."""

from pathlib import Path
from typing import Any


def make_tiny_picture_model(folder: Path) -> Path:
    """Write a two-layer model of 32-pixel pictures and vectors of 16 dimensions."""
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers import (
        CLIPConfig,
        CLIPImageProcessor,
        CLIPModel,
        CLIPProcessor,
        CLIPTextConfig,
        CLIPVisionConfig,
    )

    tokenizer = _tokenizer()
    shape: dict[str, Any] = {
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
    }
    ends: dict[str, Any] = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    torch.manual_seed(7)
    config = CLIPConfig(
        text_config=CLIPTextConfig(**shape, vocab_size=len(tokenizer), max_position_embeddings=77, **ends).to_dict(),
        vision_config=CLIPVisionConfig(**shape, image_size=32, patch_size=8).to_dict(),
        projection_dim=16,
    )
    plain = folder / "plain"
    CLIPModel(config).save_pretrained(plain)
    processor = CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    CLIPProcessor(processor, tokenizer).save_pretrained(plain)
    SentenceTransformer(str(plain)).save(str(folder / "model"))
    return folder / "model"


def _tokenizer():
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<|startoftext|>", "<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    made.train_from_iterator(["a red mug", "a blue lamp"], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        bos_token="<|startoftext|>",
        eos_token="<|endoftext|>",
        pad_token="<|endoftext|>",
        model_max_length=77,
    )
