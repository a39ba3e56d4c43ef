from fastapi import APIRouter, Depends

from services.core.context import only_known_parameters

router = APIRouter(prefix="/imagery", tags=["imagery"], dependencies=[Depends(only_known_parameters)])
