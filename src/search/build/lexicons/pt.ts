import type { LexiconSource } from './lexicon-source.ts';

/** Portuguese, without accents. */
export const portuguese: LexiconSource = {
  endings: 'acoes>ac acao>ac oes>ao amente endo ando indo idos idas ados adas ido ida ado ada es os as ar er ir o a e s',
  light: `
    o a os as um uma uns umas de do da dos das em no na nos nas ao aos por pelo pela para com sem sobre e ou mas eu tu voce
    voces ele ela nos me te se meu minha meus minhas seu sua seus suas nosso e sao sou esta estao estou era ser estar tenho
    tem ter ha posso pode podem devo deve que quem qual quais como quando onde quanto quanta quantos quantas se mais muito
    tambem ja entao quero queria preciso obrigado obrigada ola bom boa dia favor
  `,
  groups: `
    comprar encomendar pedido compra encomenda
    envio enviar entrega entregar frete
    pacote encomenda pedido artigo
    receber recebi chegar chega
    rastrear rastreio acompanhar onde estado
    atraso atrasado demora espera
    cancelar cancelamento anular
    eliminar apagar excluir fechar
    devolver devolucao troca trocar
    reembolso reembolsar dinheiro estorno
    mudar alterar modificar editar atualizar
    erro errado incorreto
    partido quebrado danificado defeito avariado
    falta perdido
    perdido roubado
    pagar pagamento cartao
    preco custo custa caro
    taxa custos
    desconto cupao cupom codigo promocao
    fatura recibo nota
    contacto contato contactar ligar telefone falar
    atendente pessoa humano atendimento cliente
    ajuda ajudar suporte
    problema erro falha
    falhou recusado negado
    funciona funcionar
    disponivel estoque stock
    garantia
    tamanho medida
    cor
    endereco morada
    loja
    exterior internacional pais
    conta perfil
    entrar login acesso
    registar registo cadastro criar
    senha palavra-passe pin
    esqueci esquecer
    verificar confirmar
    quando prazo tempo quanto
    gratis gratuito
    presente
    assinatura subscricao
    limpar lavar cuidar
    reparar conserto reparacao
  `,
};
