"""The route /me."""

from fastapi import APIRouter

router = APIRouter()

# TODO: the route
